import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectKey, rowsOf } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { renameConnector } = await import('./rename-connector')
const { pauseConnector } = await import('./pause-connector')
const { resumeConnector } = await import('./resume-connector')
const { removeConnector } = await import('./remove-connector')
const { listConnectors } = await import('./list-connectors')
const { syncConnectorNow } = await import('./sync-connector-now')
const { disconnect } = await import('@/lib/platform/db')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

const KEY = simulator.keyOf('two-projects')
async function connected() {
  const organization = await makeOrganization()
  return { organization, connector: await connectKey(organization.admin, KEY) }
}

describe('rename', () => {
  it('changes the name and nothing else', async () => {
    const { organization, connector } = await connected()
    expect(await renameConnector(organization.admin, { connectorId: connector.id, name: '  Research  ' })).toEqual({ ...connector, name: 'Research' })
    expect(await listConnectors(organization.admin)).toEqual([{ ...connector, name: 'Research' }])
  })

  it.each([['', 'Give the connector a name.'], ['x'.repeat(81), 'The name has more than 80 characters.'], ['a\0b', 'The name holds a character that cannot be stored.']])('refuses a name that is none', async (name, message) => {
    const { organization, connector } = await connected()
    await expect(renameConnector(organization.admin, { connectorId: connector.id, name })).rejects.toMatchObject({ code: 'invalid', message })
  })
})

describe('pause and resume', () => {
  it('asks OpenAI nothing while paused, and again after', async () => {
    const { organization, connector } = await connected()
    expect(await pauseConnector(organization.admin, connector.id)).toMatchObject({ status: 'Paused', nextPullAt: null })
    await expect(syncConnectorNow(organization.admin, connector.id)).rejects.toMatchObject({ code: 'conflict', message: 'This connector is paused.' })
    expect(await resumeConnector(organization.admin, connector.id)).toMatchObject({ status: 'Healthy', nextPullAt: expect.stringContaining('2026-11-20T1') })
    await expect(syncConnectorNow(organization.admin, connector.id)).resolves.toMatchObject({ changedDays: 0 })
  })

  it('twice is once', async () => {
    const { organization, connector } = await connected()
    for (const verb of [pauseConnector, pauseConnector, resumeConnector, resumeConnector]) await verb(organization.admin, connector.id)
    expect(await rowsOf(organization.admin, `select action from "AuditEvent" where action in ('connector.paused', 'connector.resumed') order by at`)).toHaveLength(2)
  })
})

describe('a sync on its way', () => {
  it.each(['pause', 'keep', 'delete'] as const)('stores nothing after %s', async (change) => {
    const { organization, connector } = await connected()
    const before = await rowsOf(organization.admin, 'select count(*) as pulls from "Pull"')
    simulator.control({ do: 'delay', ms: 400, organization: 'two-projects' })
    const sync = syncConnectorNow(organization.admin, connector.id)
    const ended = expect(sync).rejects.toMatchObject({ code: 'conflict', message: 'This connector was paused or removed while it was read.' })
    await new Promise((resolve) => setTimeout(resolve, 150))
    if (change === 'pause') await pauseConnector(organization.admin, connector.id)
    else await removeConnector(organization.admin, { connectorId: connector.id, history: change })
    await ended
    simulator.control({ do: 'clear-faults' })
    expect(await rowsOf(organization.admin, 'select count(*) as pulls from "Pull"')).toEqual(change === 'delete' ? [{ pulls: '0' }] : before)
    if (change === 'delete') expect(await rowsOf(organization.admin, 'select 1 from "DirectoryEntry"')).toEqual([])
  })
})

describe('who may change a connector', () => {
  const verbs = {
    rename: (ctx: Parameters<typeof pauseConnector>[0], id: string) => renameConnector(ctx, { connectorId: id, name: 'Taken' }),
    pause: pauseConnector, resume: resumeConnector,
    'remove, keep': (ctx: Parameters<typeof pauseConnector>[0], id: string) => removeConnector(ctx, { connectorId: id, history: 'keep' }),
    'remove, delete': (ctx: Parameters<typeof pauseConnector>[0], id: string) => removeConnector(ctx, { connectorId: id, history: 'delete' }),
  }

  it('not another organization, not finance; nothing is changed', async () => {
    const { organization, connector } = await connected()
    const stranger = await makeOrganization()
    for (const verb of Object.values(verbs)) {
      await expect(verb(stranger.admin, connector.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(verb(organization.finance, connector.id)).rejects.toMatchObject({ code: 'not_allowed' })
    }
    expect(await listConnectors(organization.admin)).toEqual([connector])
    expect(await rowsOf(stranger.admin, `select 1 from "AuditEvent" where action like 'connector.%'`)).toEqual([])
  })

  it('what is no id does not exist', async () => {
    const { admin } = await makeOrganization()
    await expect(pauseConnector(admin, 'x')).rejects.toMatchObject({ code: 'not_found' })
    await expect(resumeConnector(admin, '../x')).rejects.toMatchObject({ code: 'not_found' })
    await expect(renameConnector(admin, { connectorId: 'x', name: 'y' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
