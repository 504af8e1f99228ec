import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'

const at = (place: string) => fileURLToPath(new URL(place, import.meta.url))
const SIMULATOR = 'lib/providers/openai/simulator/**/*.test.ts'
const CONTRACT = '**/*.contract.test.ts'
const DATABASE = '**/*.db.test.ts'
const LAUNCHER = '**/*.launcher.test.ts'
const NOT_OURS = ['node_modules/**', '.next/**', 'e2e/**']

export default defineConfig({
  resolve: {
    alias: {
      '@/': at('./'),
      // It throws outside of React's server build, which no test runs in.
      'server-only': at('./node_modules/server-only/empty.js'),
    },
  },
  test: {
    env: { NODE_ENV: 'test', TZ: 'UTC', LOG_LEVEL: 'silent' },
    restoreMocks: true,
    projects: [
      { extends: true, test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...NOT_OURS, CONTRACT, DATABASE, LAUNCHER, SIMULATOR], testTimeout: 20_000 } },
      { extends: true, test: { name: 'contract', include: [CONTRACT, SIMULATOR], exclude: NOT_OURS, testTimeout: 20_000 } },
      { extends: true, test: { name: 'launcher', include: [LAUNCHER], exclude: NOT_OURS, testTimeout: 120_000 } },
      {
        extends: true,
        test: {
          name: 'database',
          include: [DATABASE],
          exclude: NOT_OURS,
          globalSetup: 'lib/platform/testing/start-database.ts',
          setupFiles: 'lib/platform/testing/own-database.ts',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
