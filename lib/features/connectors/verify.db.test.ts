import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { verifyNewConnector } = await import('./verify-new-connector')
const { readPreview } = await import('./read-preview')
const { inTenantSql } = await import('@/lib/platform/tenant')
const { disconnect } = await import('@/lib/platform/db')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

const KEY = simulator.keyOf('two-projects')
const verify = async (key: string, name = 'OpenAI') => verifyNewConnector((await makeOrganization()).admin, { name, key })
const requests = async () => {
  const answer: unknown = await (await fetch(`${simulator.controlUrl}/requests`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })).json()
  return JSON.stringify(answer)
}

const Requests = z.object({ requests: z.array(z.object({ path: z.string(), startedMs: z.number(), endedMs: z.number() })) })
/** The longest chain of usage and costs requests in which each began after the one before had ended. */
function roundTrips(log: z.infer<typeof Requests>['requests']): number {
  const chains: { endedMs: number; length: number }[] = []
  for (const { startedMs, endedMs } of log.filter(({ path }) => /usage|costs/.test(path)).sort((a, b) => a.startedMs - b.startedMs)) {
    chains.push({ endedMs, length: 1 + Math.max(0, ...chains.filter((earlier) => earlier.endedMs <= startedMs).map(({ length }) => length)) })
  }
  return Math.max(...chains.map(({ length }) => length))
}

describe('what Verify answers', () => {
  it.each([
    ['nothing', '  \n ', 'empty', 'Paste an Admin key.'],
    ['a project key', 'sk-proj-abcdefghijklmnopqrstuvwx', 'project_key', 'Unauthorized: this is a project API key, not an Admin key.'],
    ['a service account key', 'sk-svcacct-abcdefghijklmnopqrst', 'project_key', 'Unauthorized: this is a project API key, not an Admin key.'],
    ['an old project key', 'sk-abcdefghijklmnopqrstuvwxyz', 'project_key', 'Unauthorized: this is a project API key, not an Admin key.'],
    ['a key of another vendor', 'sk-ant-api03-abcdefghijklmnop', 'other_vendor', 'Anthropic'],
  ])('%s: never sent to OpenAI', async (_what, pasted, code, sentence) => {
    simulator.control({ do: 'reset-requests' })
    const result = await verify(pasted)
    expect(result).toMatchObject({ ok: false, problem: { code } })
    expect(!result.ok && result.problem.message).toContain(sentence)
    expect(!result.ok && result.problem.nextStep).not.toBe('')
    expect(await requests()).toContain('"requests":[]')
  })

  it.each([['quotes', `"${KEY}"`], ['line breaks', `\n${KEY}\r\n`], ['spaces', `   ${KEY} `]])('a key within %s is accepted', async (_what, pasted) => {
    expect(await verify(pasted)).toMatchObject({ ok: true })
  })

  it('a refused key: Unauthorized, and what to do', async () => {
    expect(await verify(simulator.keyOf('two-projects', 'revoked'))).toMatchObject({ ok: false, problem: { code: 'key_rejected', message: 'Unauthorized: OpenAI does not accept this key.', nextStep: expect.stringContaining('Settings → Admin keys') } })
  })

  it.each(['two-projects', 'quirky'])('a missing scope is named, be it answered with 403 or 401 (%s)', async (slug) => {
    expect(await verify(simulator.keyOf(slug, 'no-usage'))).toMatchObject({ ok: false, problem: { code: 'missing_scope', message: expect.stringContaining('api.usage.read') } })
  })

  it('too many requests: when it tries again, exactly as OpenAI said', async () => {
    simulator.control({ do: 'fail', with: '429', times: 1, retryAfter: 90, path: '/usage/completions' })
    expect(await verify(KEY)).toMatchObject({ ok: false, problem: { code: 'rate_limited', retryAt: '2026-11-20T10:31:30.000Z' } })
  })

  it.each(['500', '502-html', 'cut', 'truncated-json'] as const)('trouble on the way (%s): could not be reached, try again', async (fault) => {
    simulator.control({ do: 'fail', with: fault, times: 1, path: '/usage/completions' })
    expect(await verify(KEY)).toMatchObject({ ok: false, problem: { code: 'provider_unavailable', message: 'OpenAI could not be reached.' } })
    expect(await verify(KEY)).toMatchObject({ ok: true })
  })

  it('a full key is accepted with a warning; a usage-only key works with ids', async () => {
    const organization = await makeOrganization()
    const notes = async (purpose: 'full' | 'usage-only' | 'read-only') => {
      const result = await verifyNewConnector(organization.admin, { name: 'OpenAI', key: simulator.keyOf('two-projects', purpose) })
      if (!result.ok) throw new Error(result.problem.message)
      return vi.waitFor(async () => { const preview = await readPreview(organization.admin, result.draftId); expect(preview.complete && preview.names !== 'loading').toBe(true); return preview }, { timeout: 8_000, interval: 30 })
    }
    expect((await notes('full')).keyNotes).toMatchObject([{ level: 'warning' }])
    expect((await notes('read-only')).keyNotes).toEqual([])
    const restricted = await notes('usage-only')
    expect(restricted.keyNotes).toMatchObject([{ level: 'info', title: 'Ids instead of names' }])
    expect(restricted.tokensBy.project.map(({ label }) => label)).toContain('proj_alpha')
  })
})

describe('who may verify, and what is left behind', () => {
  it('refuses finance before anything is sent', async () => {
    simulator.control({ do: 'reset-requests' })
    await expect(verifyNewConnector((await makeOrganization()).finance, { name: 'OpenAI', key: KEY })).rejects.toMatchObject({ code: 'not_allowed' })
    expect(await requests()).toContain('"requests":[]')
  })

  it('shows a draft to nobody else', async () => {
    const result = await verify(KEY)
    const foreign = await makeOrganization()
    await expect(readPreview(foreign.admin, result.ok ? result.draftId : '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(readPreview(foreign.finance, result.ok ? result.draftId : '')).rejects.toMatchObject({ code: 'not_allowed' })
  })

  it('keeps the key encrypted only, and out of the audit log', async () => {
    const organization = await makeOrganization()
    await verifyNewConnector(organization.admin, { name: 'OpenAI', key: KEY })
    const rows = await inTenantSql(organization.admin, async (tx) => (await tx.query<Record<string, unknown>>(`select to_jsonb(c) as row from "Connector" c union all select to_jsonb(a) from "AuditEvent" a union all select to_jsonb(d) from "DraftPull" d`)).rows, 'read')
    expect(JSON.stringify(rows)).toContain('v1:')
    expect(JSON.stringify(rows)).not.toContain(KEY)
    expect(JSON.stringify(rows)).toContain('connector.verified')
  })

  it('takes at most three round trips from Verify to the complete preview', async () => {
    const organization = await makeOrganization()
    simulator.control({ do: 'reset-requests' })
    simulator.control({ do: 'delay', ms: 150 })
    const result = await verifyNewConnector(organization.admin, { name: 'OpenAI', key: KEY })
    await vi.waitFor(async () => expect((await readPreview(organization.admin, result.ok ? result.draftId : '')).complete).toBe(true), { timeout: 8_000, interval: 20 })
    simulator.control({ do: 'clear-faults' })
    expect(roundTrips(Requests.parse(JSON.parse(await requests())).requests)).toBeLessThanOrEqual(2)
  })
})
