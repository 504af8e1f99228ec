import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { freePort } from '@/lib/platform/embedded-postgres/free-port'
import { readSecrets, secretsFile, type Secrets } from '@/lib/platform/embedded-postgres/secrets'
import { recallEmbeddedPostgres } from '@/lib/platform/embedded-postgres/start-embedded-postgres'
import { startSimulator, type Simulator } from '@/lib/providers/openai/simulator/start-simulator'
import { signInOverHttp } from './testing/browserless'
import { launch, run, type Launched } from './testing/launch'
import { untilReady } from './testing/until-ready'

const folder = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-operate-'))
const at = (name: string) => path.join(folder, name)
const [EMAIL, PASSWORD] = ['ada@acme.test', 'correct horse battery']
const said: string[] = []
let simulator: Simulator
let port: number
let env: Record<string, string>
let app: Launched
let before: Secrets
let connector: Awaited<ReturnType<typeof polledByTheWorker>>

const secretsOf = (dataDir: string) => {
  const secrets = readSecrets(dataDir)
  if (!secrets) throw new Error(`${dataDir} has no secrets`)
  return secrets
}
const start = async (more: Record<string, string> = {}) => {
  app = launch(['start'], { ...env, ...more })
  await untilReady(app)
}
const stop = async () => {
  app.send('SIGTERM')
  await app.ended
  said.push(app.said())
}

beforeAll(async () => {
  simulator = await startSimulator({ now: new Date().toISOString() })
  port = await freePort()
  env = { DATA_DIR: at('data'), PORT: String(port), OPENAI_BASE_URL: simulator.url }
  await start()
  before = secretsOf(at('data'))
  expect(await run(['create-admin', '--organization', 'Acme', '--email', EMAIL, '--password-stdin'], env, `${PASSWORD}\n`)).toMatchObject({ code: 0 })
  // The verbs run here as they do in the app, on the same database and with the same keys.
  Object.assign(process.env, { DATABASE_URL: recallEmbeddedPostgres(at('data'))?.url, DATABASE_ROLE: '', ENCRYPTION_KEY: '', ENCRYPTION_KEY_FILE: secretsFile(at('data')), OPENAI_BASE_URL: simulator.url })
}, 120_000)
afterAll(async () => { await stop().catch(() => {}); await simulator.close(); rmSync(folder, { recursive: true, force: true }) })

/** A new connector that the app's own worker has polled without trouble. */
async function polledByTheWorker(key: string) {
  const { polledConnector } = await import('@/lib/features/testing/polled')
  const connector = await polledConnector(key, 14, new Date())
  await poll(connector)
  return connector
}
async function poll(scope: { organizationId: string; connectorId: string; admin: { organizationId: string } }) {
  const { requestJob } = await import('@/lib/platform/jobs/request-job')
  const { rowsOf } = await import('@/lib/features/testing/connected')
  const { inTenant } = await import('@/lib/platform/tenant')
  const syncs = () => inTenant(scope, (tx) => tx.auditEvent.count({ where: { organizationId: scope.organizationId, action: 'connector.synced' } }))
  const known = await syncs()
  await inTenant(scope, (tx) => tx.connector.updateMany({ where: { id: scope.connectorId, organizationId: scope.organizationId }, data: { retryAt: null } }))
  await requestJob('connector/poll.due', { organizationId: scope.organizationId, connectorId: scope.connectorId, cadence: 'hourly' })
  await vi.waitFor(async () => expect(await syncs()).toBeGreaterThan(known), { timeout: 40_000, interval: 200 })
  return rowsOf
}

it('backs up while it runs, rotates the key while it polls, killed on the way too, and restores elsewhere', async () => {
  connector = await polledByTheWorker(simulator.keyOf('two-projects'))
  simulator.control({ do: 'fail', with: '500', times: 3 })
  await polledByTheWorker(simulator.keyOf('acme'))

  const backup = await run(['backup', at('copy'), '--with-key'], env)
  expect(backup).toMatchObject({ code: 0, said: expect.stringMatching(/Backed up [\d,]+ rows of \d+ tables to .*It holds the encryption key/) })

  const killed = launch(['rotate-encryption-key'], env)
  await vi.waitFor(() => expect(secretsOf(at('data')).previousEncryptionKey).toBe(before.encryptionKey), { timeout: 30_000, interval: 10 })
  killed.send('SIGKILL')
  await killed.ended
  await poll(connector)
  expect(await run(['rotate-encryption-key'], env)).toMatchObject({ code: 0, said: expect.stringContaining('The new key is in use; running processes have it already.') })
  const after = secretsOf(at('data'))
  expect(after).toEqual({ ...before, encryptionKey: expect.not.stringContaining(before.encryptionKey) })
  await poll(connector)

  const other = { DATA_DIR: at('elsewhere'), PORT: '0' }
  expect(await run(['restore', at('copy')], other)).toMatchObject({ code: 0, said: expect.stringMatching(/Restored [\d,]+ rows from \S+\.\n$/) })
  expect(secretsOf(at('elsewhere')).encryptionKey).toBe(before.encryptionKey)
  expect(await run(['restore', at('copy')], other)).toMatchObject({ code: 1, said: expect.stringContaining('The database is not empty: a backup is restored into an empty one only.') })
  expect(await run(['restore', at('copy')], env)).toMatchObject({ code: 1, said: expect.stringMatching(/^The data folder \S+ is in use by process/) })
}, 240_000)

it('leaves no secret in logs, database, answers or bundles after all that', async () => {
  expect(await run(['backup', at('dump')], env)).toMatchObject({ code: 0, said: expect.stringContaining('The encryption key is not in it') })
  const { get, read } = await signInOverHttp(`http://localhost:${port}`, connector.email, connector.password)
  const answers: string[] = []
  const paths = ['/overview', '/costs', '/users', '/settings/ai-providers/openai', '/settings/audit-log', '/settings/jobs', '/api/reports/overview', '/api/exports/audit-log', '/api/data-version', '/api/health', '/api/openapi.json', '/nowhere']
  for (const page of paths) {
    const { status, text } = await read(page)
    expect(status, page).toBe(page === '/nowhere' ? 404 : 200)
    answers.push(text)
  }
  expect((await get('/api/reports/overview?from=nonsense')).status).toBe(400)
  await stop()
  const after = secretsOf(at('data'))
  const secrets = [simulator.keyOf('two-projects'), simulator.keyOf('acme'), before.encryptionKey, after.encryptionKey, after.appPassword, after.superuserPassword, after.nextAuthSecret, PASSWORD, connector.password]
  const places: Record<string, string> = {
    logs: said.join(''), answers: answers.join(''),
    ...Object.fromEntries(globSync(at('dump/*.gz')).map((file) => [file, gunzipSync(readFileSync(file)).toString()])),
    ...Object.fromEntries(globSync('.next/static/**/*.js').map((file) => [file, readFileSync(file, 'utf8')])),
    postgres: globSync(at('data/postgres.log*')).map((file) => readFileSync(file, 'utf8')).join(''),
  }
  expect(Object.keys(places).length).toBeGreaterThan(40)
  expect(places['logs']).toContain('the job worker runs')
  expect(places['answers']).toContain('connector.key_opened')
  for (const [place, text] of Object.entries(places)) for (const [index, secret] of secrets.entries()) expect(text.includes(secret), `secret ${index} in ${place}`).toBe(false)
}, 120_000)

it('with a wrong key starts, says so in a sentence, and shows its reports', async () => {
  await start({ ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'), NEXTAUTH_SECRET: secretsOf(at('data')).nextAuthSecret })
  expect(app.said()).toContain('2 of 2 stored keys cannot be read with this ENCRYPTION_KEY: set the one they were stored with and start again, or replace them in Settings → AI providers.')
  const { read } = await signInOverHttp(`http://localhost:${port}`, EMAIL, PASSWORD)
  expect((await read('/overview')).status).toBe(200)
  await stop()
  expect(app.said()).toMatch(/All stopped\.\n$/)
}, 120_000)
