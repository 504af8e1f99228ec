import { InngestTestEngine } from '@inngest/test'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { simulateOpenAi } from '@/lib/features/testing/simulated'
import { startInngestDouble } from './testing/inngest-double'

const NOW = '2026-11-20T10:30:00Z'
const KEYS = { signingKey: 'signkey-test-0123456789abcdef0123456789abcdef', eventKey: 'event-key-of-a-test' }
const simulator = await simulateOpenAi({ now: NOW })
const double = await startInngestDouble(KEYS)
const { disconnect } = await import('@/lib/platform/db')
const { inTenantSql } = await import('@/lib/platform/tenant')
const { startTestExecutor, stopExecutors, runsOf } = await import('@/lib/platform/embedded-inngest/testing/executors')
const { polledConnector, factsOf } = await import('@/lib/features/testing/polled')
const { POLL_DUE, HISTORY_WANTED } = await import('@/lib/features/jobs/job-events')

vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
afterAll(async () => { await stopExecutors(); vi.useRealTimers(); await disconnect(); await Promise.all([double.close(), simulator.close()]) })

type Connector = Awaited<ReturnType<typeof polledConnector>>
/** One that knows its vendor organization, so that its key may be replaced. */
async function connect() {
  const connector = await polledConnector(simulator.keyOf('two-projects'), 90, new Date(NOW))
  await inTenantSql(connector, (tx) => tx.query('update "Connector" set "vendorOrganizationId" = $1', [simulator.keys.find(({ organization }) => organization === 'two-projects')?.organizationId]))
  return connector
}
const eventsOf = ({ organizationId, connectorId }: Connector) => [
  { name: POLL_DUE, data: { organizationId, connectorId, cadence: 'hourly' } }, { name: HISTORY_WANTED, data: { organizationId, connectorId } },
]
let reference: Awaited<ReturnType<typeof factsOf>>

/** The route as the server has it under these settings, over real HTTP. */
async function serveRoute(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  vi.resetModules()
  const route = await import('@/app/api/inngest/route')
  const server = createServer((request, response) => void (async () => {
    const body = request.method === 'GET' ? {} : { body: await buffer(request) }
    const handler = { GET: route.GET, POST: route.POST, PUT: route.PUT }[request.method ?? ''] ?? route.GET
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const answer = await handler(new NextRequest(`http://${request.headers.host}${request.url}`, { method: request.method ?? 'GET', headers, ...body }), undefined)
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/inngest`, close: () => { server.close(); vi.unstubAllEnvs() } }
}

describe('the embedded executor', () => {
  it('polls and imports, and leaves the same rows when it runs again', async () => {
    const { inngest } = await import('./client')
    const { functions } = await import('./functions')
    const connector = await connect()
    await startTestExecutor(inngest, functions)
    for (const round of [1, 2]) {
      await inngest.send(eventsOf(connector))
      await vi.waitFor(async () => {
        const runs = [...(await runsOf('sync-connector')), ...(await runsOf('import-history'))]
        expect(runs.map(({ state }) => state)).toEqual(Array.from({ length: 2 * round }, () => 'completed'))
      }, { timeout: 60_000, interval: 50 })
      const facts = await factsOf(connector)
      if (round === 1) reference = facts
      else expect(facts).toEqual(reference)
    }
    expect(reference.usage.length).toBeGreaterThan(100)
    expect([reference.hours, reference.costs, reference.attributed, reference.names].every((part) => part.length > 0)).toBe(true)
    await stopExecutors()
  })

  it('ends what runs for a connector that is paused', async () => {
    const { pauseConnector } = await import('@/lib/features/connectors/pause-connector')
    const { inngest } = await import('./client')
    const { functions } = await import('./functions')
    const connector = await connect()
    simulator.control({ do: 'fail', with: '429', times: 1, retryAfter: 600, path: '/usage/images', organization: 'two-projects' })
    await startTestExecutor(inngest, functions)
    await inngest.send(eventsOf(connector).slice(0, 1))
    const state = (wanted: string) => vi.waitFor(async () => expect((await runsOf('sync-connector')).at(-1)).toMatchObject({ connectorId: connector.connectorId, state: wanted }), { timeout: 60_000, interval: 50 })
    await state('waiting')
    await pauseConnector(connector.admin, connector.connectorId)
    await state('cancelled')
    await stopExecutors()
  })

  it('begins anew with a replaced key, whatever the old one was told to wait for', async () => {
    const { replaceConnectorKey } = await import('@/lib/features/connectors/replace-connector-key')
    const { inngest } = await import('./client')
    const { functions } = await import('./functions')
    const connector = await connect()
    const [poll, history] = eventsOf(connector)
    const states = (functionId: string, wanted: string[]) => vi.waitFor(async () => {
      const mine = (await runsOf(functionId)).filter(({ connectorId }) => connectorId === connector.connectorId)
      expect(mine.map(({ state }) => state).sort(), functionId).toEqual(wanted)
    }, { timeout: 60_000, interval: 50 })
    simulator.control({ do: 'fail', with: '429', times: 1, retryAfter: 86_400, path: '/usage/images', organization: 'two-projects' })
    await startTestExecutor(inngest, functions)
    await inngest.send([poll ?? { name: '' }])
    await states('sync-connector', ['waiting'])
    await inngest.send([history ?? { name: '' }])
    await states('import-history', ['waiting'])
    expect(await replaceConnectorKey(connector.admin, { connectorId: connector.connectorId, key: simulator.keyOf('two-projects', 'full') })).toMatchObject({ ok: true })
    await states('sync-connector', ['cancelled', 'completed'])
    await states('import-history', ['cancelled', 'completed'])
    expect(await factsOf(connector)).toMatchObject({ usage: reference.usage, costs: reference.costs, days: reference.days })
    await stopExecutors()
  })

  it('has no route', async () => {
    const { url, close } = await serveRoute({})
    for (const method of ['GET', 'POST', 'PUT']) expect((await fetch(url, method === 'GET' ? {} : { method, body: '{}' })).status).toBe(404)
    close()
  })
})

it('@inngest/test runs the same functions to the same rows', async () => {
  const { syncConnector } = await import('./sync-connector')
  const { importHistory } = await import('./import-history')
  const connector = await connect()
  const [poll, history] = eventsOf(connector)
  for (const [fn, event] of [[syncConnector, poll], [importHistory, history]] as const) {
    const { error, result } = await new InngestTestEngine({ function: fn, events: [event ?? { name: '' }] }).execute()
    expect([error, typeof result]).toEqual([undefined, 'object'])
  }
  expect(await factsOf(connector)).toEqual(reference)
}, 120_000)

describe('an Inngest server', () => {
  let app: Awaited<ReturnType<typeof serveRoute>>
  beforeAll(async () => { app = await serveRoute({ INNGEST_SIGNING_KEY: KEYS.signingKey, INNGEST_EVENT_KEY: KEYS.eventKey, INNGEST_BASE_URL: double.url }) })
  afterAll(() => app.close())

  it('learns the functions, and runs them with signatures to the same rows', async () => {
    expect((await double.sync(app.url)).sort()).toEqual(['expire-drafts', 'forget', 'import-history', 'renew-attributions', 'schedule-daily-settlement', 'schedule-hourly-polls', 'schedule-imports', 'schedule-weekly-reread', 'sync-connector'].map((id) => `cloudmonitor-${id}`))
    const connector = await connect()
    const fired = await double.fire('cloudmonitor-schedule-hourly-polls')
    expect(fired).toMatchObject({ state: 'completed', output: { connectors: 4 } })
    await double.fire('cloudmonitor-schedule-imports')
    const ran = await double.settle()
    expect(ran.filter(({ state }) => state === 'failed')).toEqual([])
    expect(ran.map(({ fn }) => fn).sort()).toEqual(['cloudmonitor-import-history', ...Array.from({ length: 4 }, () => 'cloudmonitor-sync-connector')])
    expect(await factsOf(connector)).toEqual(reference)
  }, 120_000)

  it('hears at once when a connector is paused', async () => {
    const { pauseConnector } = await import('@/lib/features/connectors/pause-connector')
    const { organizationId, connectorId, admin } = await connect()
    await pauseConnector(admin, connectorId)
    expect(double.inbox.splice(0)).toMatchObject([{ name: 'connector/paused', data: { organizationId, connectorId } }])
  })

  it('hears of a replaced key before it is asked to read with it', async () => {
    const { replaceConnectorKey } = await import('@/lib/features/connectors/replace-connector-key')
    const { admin, connectorId } = await connect()
    expect(await replaceConnectorKey(admin, { connectorId, key: simulator.keyOf('two-projects', 'full') })).toMatchObject({ ok: true })
    expect(double.inbox.splice(0)).toMatchObject([{ name: 'connector/key.replaced', data: { connectorId } }, { name: POLL_DUE }, { name: HISTORY_WANTED }])
  })

  it('is told how long OpenAI asks to wait', async () => {
    const connector = await connect()
    simulator.control({ do: 'fail', with: '429', times: 1, retryAfter: 137, path: '/usage/images', organization: 'two-projects' })
    double.inbox.push(...eventsOf(connector).slice(0, 1))
    expect(await double.settle()).toMatchObject([{ state: 'completed', waits: ['137'] }])
  })

  it('is told not to try again with a rejected key, and the connector is not polled until an admin acts', async () => {
    const connector = await polledConnector(simulator.keyOf('two-projects', 'revoked'), 90, new Date(NOW))
    double.inbox.push(...eventsOf(connector))
    expect(await double.settle()).toMatchObject([{ state: 'failed', waits: [] }, { state: 'failed', waits: [] }])
    const { connectorsToPoll } = await import('@/lib/features/ingest/schedule-polls')
    const { importsDue } = await import('@/lib/features/connectors/imports-due')
    const asked = [...(await connectorsToPoll()), ...(await importsDue())].map(({ connectorId }) => connectorId)
    expect(asked).not.toContain(connector.connectorId)
  })

  it.each(['GET', 'POST', 'PUT'])('is refused without a signature: %s', async (method) => {
    const query = '?fnId=cloudmonitor-expire-drafts&stepId=step'
    expect((await fetch(`${app.url}${query}`, method === 'GET' ? {} : { method, body: '{}' })).status).toBe(401)
    expect((await double.call(method === 'GET' ? 'POST' : method, query, { event: {}, events: [], steps: {}, ctx: { run_id: 'x' } }, 'signkey-test-ffffffffffffffffffffffffffffffff')).status).toBe(401)
  })
})
