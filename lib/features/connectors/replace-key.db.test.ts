import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectKey, rowsOf } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { replaceConnectorKey } = await import('./replace-connector-key')
const { removeConnector } = await import('./remove-connector')
const { pauseConnector } = await import('./pause-connector')
const { listConnectors } = await import('./list-connectors')
const { openConnector } = await import('./open-connector')
const { syncConnectorNow } = await import('./sync-connector-now')
const { disconnect } = await import('@/lib/platform/db')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

type Purpose = Parameters<typeof simulator.keyOf>[1]
async function connected(slug = 'two-projects', purpose: Purpose = 'read-only', options = {}) {
  const organization = await makeOrganization()
  const connector = await connectKey(organization.admin, simulator.keyOf(slug, purpose), options)
  return { organization, connector, replace: (key: string) => replaceConnectorKey(organization.admin, { connectorId: connector.id, key }) }
}
type Connected = Awaited<ReturnType<typeof connected>>
const keyOf = async ({ organization, connector }: Connected) => (await openConnector(organization.admin, connector.id)).key.reveal()

describe('a key of the same vendor organization', () => {
  it('takes over: the old one may be revoked, history stays', async () => {
    const one = await connected()
    const full = simulator.keyOf('two-projects', 'full')
    expect(await one.replace(`\n${full} `)).toMatchObject({ ok: true, connector: { keyLast4: full.slice(-4), settledThrough: one.connector.settledThrough } })
    simulator.control({ do: 'revoke-key', key: simulator.keyOf('two-projects') })
    await expect(syncConnectorNow(one.organization.admin, one.connector.id)).resolves.toMatchObject({ changedDays: 0 })
    simulator.control({ do: 'unrevoke-key', key: simulator.keyOf('two-projects') })
    expect(await keyOf(one)).toBe(full)
    expect(await rowsOf(one.organization.admin, `select "keyAccess"->>'adminKeys' as full from "Connector"`)).toEqual([{ full: 'yes' }])
  })

  it('heals a rejected key: Key rejected, then Healthy', async () => {
    const one = await connected()
    simulator.control({ do: 'revoke-key', key: simulator.keyOf('two-projects') })
    await expect(syncConnectorNow(one.organization.admin, one.connector.id)).rejects.toMatchObject({ code: 'key_rejected' })
    const [rejected] = await listConnectors(one.organization.admin)
    expect(rejected).toMatchObject({ status: 'Key rejected', nextPullAt: null, problem: { message: 'Unauthorized: OpenAI does not accept this key.', nextStep: expect.stringContaining('Settings → Admin keys') } })
    expect(await one.replace(simulator.keyOf('two-projects', 'full'))).toMatchObject({ ok: true, connector: { status: 'Healthy', problem: null } })
    simulator.control({ do: 'unrevoke-key', key: simulator.keyOf('two-projects') })
  })

  it.each([
    ['known by its costs rows', 'quirky', 'read-only', 'full'],
    ['known by its oldest project', 'unnamed', 'read-only', 'full'],
    ['known by its oldest project, the new key reads no names', 'unnamed', 'read-only', 'usage-only'],
    ['typed by hand, the new key names its projects', 'unnamed', 'usage-only', 'read-only'],
  ] as const)('is recognised where the organization is %s', async (_what, slug, from, to) => {
    const one = await connected(slug, from, from === 'usage-only' ? { vendorOrganizationId: 'org-typed' } : {})
    expect(await one.replace(simulator.keyOf(slug, to))).toMatchObject({ ok: true })
  })

  it('leaves a paused connector paused', async () => {
    const one = await connected()
    await pauseConnector(one.organization.admin, one.connector.id)
    expect(await one.replace(simulator.keyOf('two-projects', 'full'))).toMatchObject({ ok: true, connector: { status: 'Paused' } })
  })
})

describe('any other key changes nothing', () => {
  it.each([['two-projects', 'acme'], ['quirky', 'acme'], ['unnamed', 'two-projects'], ['acme', 'unnamed']])('of another organization (%s, not %s): the old one still works', async (slug, other) => {
    const one = await connected(slug)
    expect(await one.replace(simulator.keyOf(other))).toMatchObject({ ok: false, problem: { code: 'other_organization', message: 'This key belongs to another OpenAI organization.' } })
    expect(await keyOf(one)).toBe(simulator.keyOf(slug))
    await expect(syncConnectorNow(one.organization.admin, one.connector.id)).resolves.toMatchObject({ changedDays: 0 })
  })

  it('that does not show its organization: refused, since two unknowns are never equal', async () => {
    const one = await connected('unnamed')
    simulator.control({ do: 'set-option', organization: 'empty', option: 'header', value: false })
    expect(await one.replace(simulator.keyOf('empty', 'usage-only'))).toMatchObject({ ok: false, problem: { code: 'unknown_organization', nextStep: expect.stringContaining('Read-only key') } })
    simulator.control({ do: 'set-option', organization: 'empty', option: 'header', value: true })
    expect(await keyOf(one)).toBe(simulator.keyOf('unnamed'))
  })

  it.each([
    ['nothing', () => ' ', 'empty'], ['a project key', () => 'sk-proj-abcdefghijklmnopqrstuvwx', 'project_key'], ['another vendor’s', () => 'sk-ant-api03-abcdefghijklmnop', 'other_vendor'],
    ['a revoked one', () => simulator.keyOf('two-projects', 'revoked'), 'key_rejected'], ['one without usage', () => simulator.keyOf('two-projects', 'no-usage'), 'missing_scope'],
  ])('%s', async (_what, key, code) => {
    const one = await connected()
    expect(await one.replace(key())).toMatchObject({ ok: false, problem: { code } })
    expect(await keyOf(one)).toBe(simulator.keyOf('two-projects'))
    expect(await rowsOf(one.organization.admin, `select 1 from "AuditEvent" where action = 'connector.key_replaced'`)).toEqual([])
  })

  it('while OpenAI asks to wait: says until when', async () => {
    const one = await connected()
    simulator.control({ do: 'fail', with: '429', times: 1, retryAfter: 90, path: '/usage/completions', organization: 'two-projects' })
    vi.setSystemTime(new Date(NOW))
    expect(await one.replace(simulator.keyOf('two-projects', 'full'))).toMatchObject({ ok: false, problem: { code: 'rate_limited', retryAt: '2026-11-20T10:31:30.000Z' } })
  })
})

describe('who may replace a key', () => {
  it('not another organization, not finance, and not of a removed connector; OpenAI is not asked', async () => {
    const { organization, connector } = await connected()
    const input = { connectorId: connector.id, key: simulator.keyOf('two-projects', 'full') }
    simulator.control({ do: 'reset-requests' })
    await expect(replaceConnectorKey((await makeOrganization()).admin, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(replaceConnectorKey(organization.finance, input)).rejects.toMatchObject({ code: 'not_allowed' })
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    await expect(replaceConnectorKey(organization.admin, input)).rejects.toMatchObject({ code: 'not_found' })
    const asked = await fetch(`${simulator.controlUrl}/requests`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })
    expect(await asked.text()).toContain('"requests":[]')
  })
})
