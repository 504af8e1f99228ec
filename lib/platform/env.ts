import { z } from 'zod'

const port = z.coerce.number('is not a number').int('is not a whole number').min(0, 'is below 0').max(65_535, 'is above 65535')
const yes = z.enum(['0', '1', 'true', 'false'], 'is neither true nor false').transform((text) => text === '1' || text === 'true')
const address = z.url({ protocol: /^https?$/, error: 'is not an http or https address' })
const list = z.string().transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
const encryptionKey = z.string().refine((text) => Buffer.from(text, 'base64').length === 32, 'is not 32 bytes in base64 (make one with: openssl rand -base64 32)')

/** In the driver, `options` of the address replace those that every connection of ours begins with, and with them the role it steps down to. */
const database = z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgresql:// address' })
  .refine((text) => !URL.canParse(text) || !new URL(text).searchParams.has('options'), 'has options, which would replace those that keep organizations apart: remove options=… from it')

/** Every variable CloudMonitor reads, with its default. `.env.example` says what each is for. */
const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: database.optional(),
  DATABASE_ROLE: z.string().regex(/^[a-z_][a-z0-9_]*$/, 'is not a plain role name').optional(),
  DATA_DIR: z.string().default('.data'),
  HOURLY_RETENTION_DAYS: z.coerce.number('is not a number').int('is not a whole number').min(7, 'is below 7').max(3650, 'is above 3650').default(40),
  OPENAI_BASE_URL: address.default('https://api.openai.com/v1'),
  ENCRYPTION_KEY: encryptionKey.optional(),
  ENCRYPTION_KEY_PREVIOUS: encryptionKey.optional(),
  /** Internal: the start sets it for the processes it starts. */
  ENCRYPTION_KEY_FILE: z.string().optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
  NEXTAUTH_URL: address.optional(),
  TRUST_PROXY: yes.default(false),
  OIDC_ISSUER: address.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, 'has more than 40 characters').default('single sign-on'),
  OIDC_ALLOWED_DOMAINS: list.optional(),
  OIDC_ORGANIZATION: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().optional(),
  OIDC_ADMIN_VALUES: list.optional(),
  OIDC_FINANCE_VALUES: list.optional(),
  INNGEST_DEV: z.union([yes, address], 'is neither true nor false nor an address').default(false),
  INNGEST_BASE_URL: address.optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, 'is shorter than 16 characters').regex(/^[\x21-\x7e]+$/, 'has spaces or characters that a header cannot carry').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'is none of fatal, error, warn, info, debug, silent').default('info'),
})
export type Env = z.infer<typeof Env>

/** Every setting of the app as not set, but for the named: set to nothing, a variable is not read from `.env` either. */
export const unsetBut = (...kept: (keyof Env)[]): Record<string, string> => Object.fromEntries(Env.keyof().options.filter((name) => name !== 'NODE_ENV' && !kept.includes(name)).map((name) => [name, '']))

/**
 * Validates settings. Empty text counts as unset.
 * @throws Error whose message has one sentence per wrong variable; values are never repeated.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = Env.safeParse(given)
  if (result.success) return result.data
  throw new Error(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '))
}

let cached: Env | undefined

/** The settings of this process, read once. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

/** Reads them anew at their next use: for a command that starts one app after another. */
export function forgetEnv(): void {
  cached = undefined
}

/** What a test was started with beside the settings of the app; empty counts as unset. */
export const testVariable = (name: string): string | undefined => process.env[name] || undefined

/** A setting that this process cannot go without. @throws Error that names it. */
export function requireEnv<K extends keyof Env>(name: K): NonNullable<Env[K]> {
  const value = env()[name]
  if (value === undefined || value === null) throw new Error(`${name} is not set. Start CloudMonitor with npm start, or set it in the environment.`)
  return value
}
