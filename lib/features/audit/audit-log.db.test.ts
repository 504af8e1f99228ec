import { text } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/features/viewer/context'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { openConnector } from '@/lib/features/connectors/open-connector'
import { disconnect } from '@/lib/platform/db'
import { inTenant, inTenantSql } from '@/lib/platform/tenant'
import { exportAuditLog } from './export-audit-log'
import { readAuditLog } from './read-audit-log'
import { recordAudit } from './record-audit'

type Organization = Awaited<ReturnType<typeof makeOrganization>>
let mine: Organization
let foreign: Organization
let connectorId: string
const EVENTS = 120

beforeAll(async () => {
  [mine, foreign] = [await makeOrganization(), await makeOrganization()]
  connectorId = (await insertConnector(mine.admin)).connectorId
  // One transaction is one moment: only the second part of the key tells these apart.
  await inTenant(mine.admin, async (tx) => {
    for (let index = 0; index < EVENTS; index++) await recordAudit(tx, mine.admin, { action: 'connector.paused', subjectKind: 'connector', subjectId: connectorId, change: { number: index, state: { from: 'active', to: 'paused' } } })
  })
})
afterAll(disconnect)

const ask = (ctx: Context, query = '') => readAuditLog(ctx, new URLSearchParams(query))
const csv = async (ctx: Context, query = '') => text(Readable.from(exportAuditLog(ctx, new URLSearchParams(query)).lines))

describe('the audit log', () => {
  it('shows every event once, page by page, newest first, with the names of today', async () => {
    const seen: string[] = []
    for (let query = ''; ;) {
      const { events, older } = await ask(mine.admin, query)
      seen.push(...events.map(({ id }) => id))
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort().reverse())
      if (!older) break
      query = `before=${older}`
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(EVENTS + 1)
    const { events: [newest], actors, actions } = await ask(mine.admin)
    expect(newest).toMatchObject({ action: 'connector.paused', actor: { label: mine.email }, subject: { id: connectorId, label: 'Stored' } })
    expect(actors.map(({ label }) => label)).toEqual([mine.email, 'create-admin'])
    expect(actions).toEqual(['connector.paused', 'organization.created'])
  })

  it.each([
    ['a name', () => `text=${mine.email.toUpperCase()}`, 50], ['the name of what was changed', () => 'text=stored', 50], ['words of the action', () => 'text=organization created', 1],
    ['what changed', () => 'text="number": 17}', 1], ['jobs', () => 'actor=jobs', 1], ['members', () => 'actor=users', 50], ['one job', () => 'actor=job:create-admin', 1],
    ['an action', () => 'action=organization.created', 1], ['days', () => 'from=2020-01-01&to=2020-12-31', 0], ['a text that looks like a pattern', () => 'text=%25', 0], ['all at once', () => `text=paused&actor=users&action=connector.paused&from=2020-01-01`, 50],
  ])('is searched by %s', async (_, query, count) => {
    expect((await ask(mine.admin, query())).events).toHaveLength(count)
  })

  it.each(['from=yesterday', 'to=2026-02-30', 'from=2026-02-02&to=2026-02-01', 'before=1', 'actor=nobody', 'action=a%20b', 'text=%00', `text=${'x'.repeat(201)}`])('refuses %s with a sentence', async (query) => {
    await expect(ask(mine.admin, query)).rejects.toMatchObject({ code: 'invalid', nextStep: expect.stringMatching(/\.$/) })
    await expect(csv(mine.admin, query)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is for admins, and each organization has its own', async () => {
    await expect(ask(mine.finance)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(csv(mine.finance)).rejects.toMatchObject({ code: 'not_allowed' })
    expect((await ask(foreign.admin)).events.map(({ action }) => action)).toEqual(['organization.created'])
    expect(await csv(foreign.admin)).not.toContain(connectorId)
  })

  it('goes out as CSV whole, and no cell is a formula', async () => {
    await inTenant(mine.admin, (tx) => tx.connector.updateMany({ where: { organizationId: mine.organizationId }, data: { name: '=HYPERLINK("http://evil")' } }))
    const lines = (await csv(mine.admin)).trim().split('\r\n')
    expect(lines).toHaveLength(EVENTS + 2)
    expect(lines[0]).toContain('At (UTC),Actor kind,Actor id,Actor,Action')
    expect(lines[1]).toContain(`"'=HYPERLINK(`)
    expect((await csv(mine.admin, 'actor=jobs')).trim().split('\r\n')).toHaveLength(2)
  })

  it('is appended and never changed, by anybody', async () => {
    for (const change of ['update "AuditEvent" set action = \'\'', 'delete from "AuditEvent"', 'truncate "AuditEvent"']) {
      await expect(inTenantSql(mine.admin, (tx) => tx.query(change))).rejects.toThrow('audit events are appended, never changed')
    }
  })

  it('has one event per run of a job that opens a key, also when its steps run side by side', async () => {
    const job = (run: string): Context => ({ organizationId: mine.organizationId, actor: { kind: 'job', name: 'sync-connector', run } })
    await Promise.all(Array.from({ length: 8 }, () => openConnector(job('run-1'), connectorId)))
    await openConnector(job('run-2'), connectorId)
    await openConnector(mine.admin, connectorId)
    expect((await ask(mine.admin, 'action=connector.key_opened')).events).toMatchObject([
      { actorKind: 'job', actor: { id: 'sync-connector' }, subject: { id: connectorId }, change: { run: 'run-2' } }, { change: { run: 'run-1' } },
    ])
  })
})
