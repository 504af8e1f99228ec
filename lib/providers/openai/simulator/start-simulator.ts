import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Day } from '@/lib/domain/day'
import { isoOf, liveClock, standingClock } from './clock'
import { Command, type CommandInput } from './control/commands'
import { controlHandler } from './control/control-handler'
import { Faults } from './control/faults'
import { RequestLog } from './control/request-log'
import { runCommand } from './control/run-command'
import { apiHandler } from './http/api-handler'
import type { KeyPurpose } from './organizations/organization'
import { World } from './world'

export const DEFAULT_NOW = '2026-11-20T10:30:00Z'
export type { CommandInput } from './control/commands'

export type SimulatorOptions = { port?: number; seed?: string; now?: string; live?: boolean; delayMs?: number; storyDay?: Day }
export type SimulatedKey = { organization: string; organizationId: string; purpose: KeyPurpose; key: string }
export type Simulator = {
  /** What OPENAI_BASE_URL has to be: ends in /v1. */
  url: string
  controlUrl: string
  controlToken: string
  keys: SimulatedKey[]
  now: string
  /** The text of a key, e.g. `keyOf('acme')` for the read-only one. */
  keyOf(organization: string, purpose?: KeyPurpose): string
  /** The same as `POST /__control`, without HTTP. */
  control(command: CommandInput): { now: string; key?: string }
  close(): Promise<void>
}

/** Starts a simulator of OpenAI's organization Admin API on 127.0.0.1. The clock stands still unless `live`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = new World(options.seed ?? 'cloudmonitor', options.live ? liveClock() : standingClock(options.now ?? DEFAULT_NOW), options.storyDay)
  if (options.live && options.now !== undefined) world.clock.set(options.now)
  const faults = new Faults(options.delayMs ?? 0)
  const log = new RequestLog()
  const token = randomBytes(18).toString('base64url')
  const api = apiHandler(world, faults, log)
  const control = controlHandler({ world, faults, log, token })

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://simulator')
    const handle = url.pathname.startsWith('/__control') ? control : api
    handle(request, response, url).catch((error: unknown) => {
      console.error(error)
      response.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port')
  const root = `http://127.0.0.1:${address.port}`
  const keys = [...world.organizations.values()].flatMap(({ slug, id, adminKeys }) =>
    adminKeys.map(({ purpose, text }) => ({ organization: slug, organizationId: id, purpose, key: text })))
  return {
    url: `${root}/v1`, controlUrl: `${root}/__control`, controlToken: token, keys, now: isoOf(world.clock.now()),
    keyOf: (organization, purpose = 'read-only') => {
      const found = keys.find((key) => key.organization === organization && key.purpose === purpose)
      if (!found) throw new RangeError(`no ${purpose} key of ${organization}`)
      return found.key
    },
    control: (command) => runCommand({ world, faults, log }, Command.parse(command)),
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() }),
  }
}
