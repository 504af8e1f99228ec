import { text } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { connectKey, rowsOf } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'
import type { DirectoryRecord } from '@/lib/providers/records'

const simulator = await simulateOpenAi({ now: new Date().toISOString() })
const { disconnect } = await import('@/lib/platform/db')
const { inTenantSql } = await import('@/lib/platform/tenant')
const { today } = await import('@/lib/platform/clock')
const { usersReport } = await import('@/lib/features/reports/things')
const { overviewReport } = await import('@/lib/features/reports/overview')
const { exportUsers } = await import('@/lib/features/exports/things-csv')
const { exportAuditLog } = await import('@/lib/features/audit/export-audit-log')
const { storeDirectory } = await import('@/lib/features/ingest/store-directory')
const { syncConnectorNow } = await import('@/lib/features/connectors/sync-connector-now')
const { removeConnector } = await import('@/lib/features/connectors/remove-connector')
const { removePersonName } = await import('./remove-person-name')

type Organization = Awaited<ReturnType<typeof makeOrganization>>
let mine: Organization
let foreign: Organization
let connectorId: string
let person: { id: string; name: string; email: string }
let pseudonym: string

const filter = () => parseReportFilter(new URLSearchParams('period=last-14-days'), today())
const users = async () => (await usersReport(mine.admin, filter())).rows.map(({ id, label, amount, usage }) => ({ id, label, amount, usage }))
const personal = () => [person.name, person.email]

beforeAll(async () => {
  [mine, foreign] = [await makeOrganization(), await makeOrganization()]
  connectorId = (await connectKey(mine.admin, simulator.keyOf('acme'))).id
  await connectKey(foreign.admin, simulator.keyOf('acme'))
  const [found] = await rowsOf(mine.admin, `select d."externalId" as id, d.name, d.email from "DirectoryEntry" d join "Series" s on s."userId" = d."externalId" where d.kind = 'user' and d.email is not null and d.name is not null order by 1 limit 1`)
  person = { id: String(found?.['id']), name: String(found?.['name']), email: String(found?.['email']) }
}, 60_000)
afterAll(async () => { await disconnect(); await simulator.close() })

/** Everything the organization has stored, as text. */
const stored = () => inTenantSql(mine.admin, async (tx) => {
  const { rows } = await tx.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations'`)
  const texts: string[] = []
  for (const { name } of rows) texts.push(...(await tx.query<{ row: string }>(`select t::text as row from "${name}" t`)).rows.map(({ row }) => `${name} ${row}`))
  return texts
}, 'read')
const traces = async () => (await stored()).filter((row) => personal().some((one) => row.includes(one)))

describe('removing a person’s name', () => {
  it('is for admins, and for people of one’s own organization', async () => {
    await expect(removePersonName(mine.finance, { personId: person.id })).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(removePersonName(mine.admin, { personId: 'user-of-nobody' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await traces()).not.toEqual([])
  })

  it('puts a pseudonym everywhere, and leaves every sum as it is', async () => {
    const [before, overview] = [await users(), await overviewReport(mine.admin, filter())]
    pseudonym = (await removePersonName(mine.admin, { personId: person.id })).pseudonym
    expect(pseudonym).toMatch(/^person-[0-9a-f]{8}$/)
    const after = await users()
    expect(after).toEqual(before.map((row) => (row.id === person.id ? { ...row, label: pseudonym } : row)))
    expect(after.some(({ label }) => label === pseudonym)).toBe(true)
    expect((await overviewReport(mine.admin, filter())).kpis).toEqual(overview.kpis)
    expect(await traces()).toEqual([])
    const csv = await text(Readable.from((await exportUsers(mine.admin, filter(), { table: null, hide: [] })).lines)) + (await text(Readable.from(exportAuditLog(mine.admin, new URLSearchParams()).lines)))
    expect(csv).toContain(pseudonym)
    for (const one of personal()) expect(csv).not.toContain(one)
  })

  it('is obeyed by later syncs, other connectors, and a connector made anew', async () => {
    await syncConnectorNow(mine.admin, connectorId)
    expect(await traces()).toEqual([])
    const record = (externalId: string, email: string): DirectoryRecord => ({ kind: 'user', externalId, name: person.name, email, personKind: 'person', parentId: null, ownerId: null, state: 'active', createdAt: null })
    const scope = { organizationId: mine.organizationId, connectorId }
    await inTenantSql(mine.admin, (tx) => storeDirectory(tx, scope, [record('user-another', person.email.toUpperCase()), record(person.id, 'new@acme.example')], [], new Date()))
    expect(await traces()).toEqual([])
    expect(JSON.stringify(await stored())).not.toContain('new@acme.example')
    await removeConnector(mine.admin, { connectorId, history: 'delete' })
    connectorId = (await connectKey(mine.admin, simulator.keyOf('acme'))).id
    expect(await traces()).toEqual([])
    expect((await users()).map(({ label }) => label)).toContain(pseudonym)
  }, 60_000)

  it('twice is once, with one row in the audit log that holds ids only', async () => {
    expect(await removePersonName(mine.admin, { personId: person.id })).toEqual({ pseudonym })
    const rows = await rowsOf(mine.admin, `select "actorKind", "subjectKind", "subjectId", change from "AuditEvent" where action = 'person.name_removed'`)
    expect(rows).toEqual([{ actorKind: 'user', subjectKind: 'person', subjectId: person.id, change: { entries: 1 } }])
  })

  it('keeps hashes that nobody can try addresses on, and touches no other organization', async () => {
    expect(await rowsOf(foreign.admin, `select name from "DirectoryEntry" where "externalId" = $1`, [person.id])).toEqual([{ name: person.name }])
    expect(await rowsOf(foreign.admin, 'select * from "RemovedName"')).toEqual([])
    expect(await rowsOf(mine.admin, `select count(*)::int as count from "RemovedName" where hash in (sha256(convert_to($1, 'UTF8')), sha256(convert_to($2, 'UTF8')))`, [person.email, `email:${person.email}`])).toEqual([{ count: 0 }])
  })

  it('while the encryption key is lost names nobody again', async () => {
    await inTenantSql(mine.admin, (tx) => tx.query(`update "PersonKey" set "keyCiphertext" = 'v1:AAAA'`))
    await expect(removePersonName(mine.admin, { personId: person.id })).rejects.toMatchObject({ code: 'conflict' })
    await syncConnectorNow(mine.admin, connectorId)
    expect(await traces()).toEqual([])
  })
})
