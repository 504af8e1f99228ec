import next from '@next/eslint-plugin-next'
import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const TESTS = ['**/*.test.{ts,tsx}', 'e2e/**', 'lib/**/testing/**']
const COMMANDS = ['lib/commands/**', '*.config.{ts,mts,mjs}']
const SIMULATOR = ['lib/providers/openai/simulator/**']

/** Who may leave the tenant, besides commands and tests: sign-in, set-up, scheduling, expiry, metrics, housekeeping and the executor of jobs. */
export const AS_SYSTEM = [
  'lib/platform/{session,health}.ts',
  'lib/platform/embedded-inngest/{claim-run,dispatch-events,forget-runs,record-run,register-functions,store-events,work-on-job}.ts',
  'lib/features/members/{issue-setup-link,create-organization,claim-setup,sign-in,sign-in-with-openid,sign-out}.ts',
  // Links, which are opened before anybody is signed in, and an account, which belongs to its person and to no organization.
  'lib/features/members/{accept-invite,issue-reset-link,issue-operator-reset-link,read-link,reset-password}.ts',
  'lib/features/members/{change-name,change-password,end-own-sessions,read-profile,switch-organization}.ts',
  'lib/features/connectors/expire-drafts.ts',
  'lib/features/ingest/{schedule-polls,schedule-renewals}.ts',
  'lib/features/metrics/installation.ts',
  'lib/features/housekeeping/forget.ts',
]

const CLOCK = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Read the time with lib/platform/clock.ts, so that tests and the simulator can set it.' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'Read the time with lib/platform/clock.ts, so that tests and the simulator can set it.' },
]
const ENVIRONMENT = [
  { selector: 'MemberExpression[object.name="process"][property.name="env"]', message: 'Read settings with lib/platform/env.ts, which validates them in one place.' },
]

export default defineConfig([
  globalIgnores(['.next/**', '.data/**', 'node_modules/**', 'lib/platform/prisma-client/**', 'next-env.d.ts', 'test-results/**', 'playwright-report/**', 'coverage/**']),
  { files: ['**/*.{ts,tsx}'], ...next.configs['core-web-vitals'] },
  { files: ['**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...CLOCK, ...ENVIRONMENT],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: [...AS_SYSTEM, ...COMMANDS, ...TESTS],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [{ regex: '(^|/)system(\\.ts)?$', message: 'asSystem leaves the tenant: only sign-in, set-up, scheduling, expiry and commands may (eslint.config.mjs).' }],
      }],
    },
  },
  // The clock itself may be read here, settings may not.
  { files: ['lib/platform/clock.ts', ...SIMULATOR], rules: { 'no-restricted-syntax': ['error', ...ENVIRONMENT] } },
  { files: ['lib/platform/env.ts'], rules: { 'no-restricted-syntax': ['error', ...CLOCK] } },
  // They are programs of their own: they talk to the terminal and hand settings on.
  { files: [...COMMANDS, ...SIMULATOR], rules: { 'no-console': 'off' } },
  { files: [...COMMANDS, ...TESTS], rules: { 'no-restricted-syntax': 'off' } },
  // next-env and ambient files may declare what they augment.
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
])
