import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { connections, disconnect } from './db'
import { inTenant, inTenantSql } from './tenant'

type Organization = Awaited<ReturnType<typeof makeOrganization>>
let mine: Organization
let foreign: Organization
beforeAll(async () => { [mine, foreign] = [await makeOrganization(), await makeOrganization()]; await insertConnector(mine.admin) })
afterAll(disconnect)

describe('row-level security', () => {
  it('binds every table but the migrations, for the owner too', async () => {
    const rows = await inTenantSql(mine.admin, async (tx) => (await tx.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`)).rows)
    expect(rows.map(({ name }) => name)).toEqual(['_prisma_migrations'])
  })

  it('shows a query that forgets its where only its own organization', async () => {
    expect(await inTenant(mine.admin, (tx) => tx.connector.count())).toBe(1)
    expect(await inTenant(foreign.admin, (tx) => tx.connector.count())).toBe(0)
    expect(await inTenant(foreign.admin, (tx) => tx.user.findMany({ select: { email: true } }))).toEqual([{ email: foreign.email }])
  })

  it('shows nothing without a tenant, also after a tenant used the same connection', async () => {
    for (let turn = 0; turn < 15; turn++) await inTenantSql(mine.admin, (tx) => tx.query('select 1'))
    expect((await connections().pool.query('select * from "Connector"')).rows).toEqual([])
    expect(await connections().prisma.connector.findMany()).toEqual([])
  })

  it('refuses to write into another organization', async () => {
    await expect(inTenant(mine.admin, (tx) => tx.modelTier.create({ data: { organizationId: foreign.organizationId, model: 'x' } }))).rejects.toThrow()
    expect((await inTenant(mine.admin, (tx) => tx.connector.updateMany({ data: { name: 'Renamed' } }))).count).toBe(1)
    expect((await inTenant(foreign.admin, (tx) => tx.connector.updateMany({ data: { name: 'Stolen' } }))).count).toBe(0)
  })

  it('is not bypassed by the role of the application', async () => {
    const { rows } = await connections().pool.query<{ weak: boolean }>('select rolsuper or rolbypassrls as weak from pg_roles where rolname = current_user')
    expect(rows).toEqual([{ weak: false }])
  })

  it('writes all or nothing', async () => {
    const model = randomUUID()
    await expect(inTenant(mine.admin, async (tx) => {
      await tx.modelTier.create({ data: { organizationId: mine.organizationId, model } })
      throw new Error('afterwards')
    })).rejects.toThrow('afterwards')
    expect(await inTenant(mine.admin, (tx) => tx.modelTier.count({ where: { model } }))).toBe(0)
  })
})

describe('the audit log', () => {
  it('is appended, never changed', async () => {
    await inTenant(mine.admin, (tx) => recordAudit(tx, mine.admin, { action: 'test', subjectKind: 'test', subjectId: 'x', change: {} }))
    await expect(inTenant(mine.admin, (tx) => tx.auditEvent.updateMany({ data: { action: 'other' } }))).rejects.toThrow(/appended/)
    await expect(inTenant(mine.admin, (tx) => tx.auditEvent.deleteMany())).rejects.toThrow(/appended/)
    await expect(inTenantSql(mine.admin, (tx) => tx.query('truncate "AuditEvent"'))).rejects.toThrow()
  })
})
