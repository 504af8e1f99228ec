import { seconds, step } from '../bootstrap/progress.mjs'
import { freePort } from '@/lib/platform/embedded-postgres/free-port'
import { type Env, readEnv } from '@/lib/platform/env'
import { jobEngine } from '@/lib/platform/jobs/engine'
import { checkStoredKeys } from '@/lib/platform/key-rotation/check-stored-keys'
import { readKeyring } from '@/lib/platform/keyring'
import { openidSettings } from '@/lib/platform/openid'
import { keepJobWorker } from './job-worker'
import { startNext, type Mode } from './next-server'
import { checkPlace, checkPort, prepareBuild, prepareClient, prepareDatabase } from './prepare'
import { readSettings } from './settings'
import { makeSetupLink } from './setup-link'
import type { Supervisor } from './supervisor'

const show = (address: string, link: string | null) => {
  console.log(`\nCloudMonitor is ready after ${seconds(performance.now())}: ${address}`)
  if (link) console.log(`First start: this link works once, and makes your organization and its first admin:\n\n  ${link}\n`)
  console.log('Ctrl-C stops it.')
}

/** The death of a part is the end of all. */
const failWhen = (supervisor: Supervisor, died: Promise<string>) =>
  void died.then(async (sentence) => {
    await supervisor.proceed()
    console.error(`\n${sentence} Stopping.`)
    await supervisor.stop(1, 'All stopped.')
  })

/** Keys that do not open are no reason not to start: reports do without them. */
const warnOfLostKeys = async (env: Env) => {
  const sentence = await checkStoredKeys({ connectionString: env.DATABASE_URL ?? '', ...(env.DATABASE_ROLE ? { role: env.DATABASE_ROLE } : {}) }, readKeyring(env))
  if (sentence) console.log(`\n${sentence}\n`)
}

/** `npm start` and `npm run dev`: everything from an installed repository to a page that answers. Returns when all runs. */
export const runApp = async (supervisor: Supervisor, mode: Mode, { setupLink = true } = {}): Promise<void> => {
  const read = readSettings()
  const NODE_ENV = mode === 'dev' ? ('development' as const) : ('production' as const)
  const settings = { ...read, NODE_ENV, PORT: read.PORT === 0 ? await freePort() : read.PORT }
  const engine = jobEngine(settings)
  openidSettings(settings)
  await checkPlace(settings)
  await prepareClient(supervisor)
  const database = await prepareDatabase(supervisor, settings)
  failWhen(supervisor, database.died)
  await warnOfLostKeys(readEnv({ ...process.env, ...database.env }))
  if (mode === 'start') await prepareBuild(supervisor)
  await checkPort(settings)

  const address = settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`
  const env = { ...database.env, NEXTAUTH_URL: address, PORT: String(settings.PORT), NODE_ENV }
  Object.assign(process.env, env)

  const link = await step(`App: starting it on port ${settings.PORT}`, async () => {
    const next = startNext(mode, settings.HOST, settings.PORT, env)
    supervisor.add(next)
    failWhen(supervisor, next.ended.then((code) => `The app ended by itself (code ${code}); what it said stands above.`))
    const [issued] = await Promise.all([setupLink ? makeSetupLink(address) : null, next.ready])
    return issued
  })
  await supervisor.proceed()
  if (engine === 'embedded') keepJobWorker(supervisor, env)
  show(address, link)
}
