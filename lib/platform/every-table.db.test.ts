import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { connections, disconnect } from './db'
import { asSuperuser } from './embedded-postgres/connect'
import { asSystem } from './system'
import { inTenantSql, sql } from './tenant'

/** Shown to everybody on purpose: when schedules are due. */
const PUBLIC = ['JobFunction']
/** What a made-up row needs so that the table's own checks take it. */
const SPECIAL: Record<string, Record<string, string>> = {
  Connector: { state: `'active'`, keyCiphertext: `'x'`, vendorOrganizationId: `'org-x'` }, JobRun: { state: `'queued'` }, JobStep: { state: `'planned'` },
}
/** Never visible within an organization, but to the system. */
const SYSTEM_ONLY = ['SetupLink', 'SignInAttempt', 'JobEvent', 'JobStep']

const Column = z.object({ name: z.string(), type: z.string(), required: z.boolean(), first: z.string().nullable() })
type Organization = Awaited<ReturnType<typeof makeOrganization>>
let mine: Organization
let foreign: Organization
let tables: { name: string; owned: boolean }[]

const ANY: Record<string, string> = { uuid: 'gen_random_uuid()', text: `'x'`, timestamptz: 'now()', date: `'2026-01-01'`, bool: 'false', jsonb: `'{}'`, bytea: `'\\x00'` }
const madeUp = ({ type, first }: z.infer<typeof Column>) => (first !== null ? `'${first}'` : type.startsWith('_') ? `'{}'` : (ANY[type] ?? '0'))

async function fill(client: Client, table: string): Promise<void> {
  const { rows } = await client.query(`
    select attname as name, typname as type, attnotnull and not atthasdef as required, (select enumlabel from pg_enum where enumtypid = t.oid order by enumsortorder limit 1) as first
    from pg_attribute a join pg_type t on t.oid = a.atttypid where attrelid = $1::regclass and attnum > 0 and not attisdropped`, [`"${table}"`])
  const values = new Map(z.array(Column).parse(rows).filter(({ required }) => required).map((column) => [column.name, madeUp(column)]))
  if (rows.some((row) => Column.parse(row).name === 'organizationId')) values.set('organizationId', `'${mine.organizationId}'`)
  for (const [name, value] of Object.entries(SPECIAL[table] ?? {})) values.set(name, value)
  await client.query(`insert into "${table}" (${[...values.keys()].map((name) => `"${name}"`).join(', ')}) values (${[...values.values()].join(', ')})`)
}

/** A row of mine in every table there is, put there by a superuser, whom no policy and no foreign key stops. */
beforeAll(async () => {
  [mine, foreign] = [await makeOrganization(), await makeOrganization()]
  const database = new URL(z.string().parse(process.env['DATABASE_URL'])).pathname.slice(1)
  tables = await asSuperuser(inject('testServer').access, database, async (client) => {
    const found = z.array(z.object({ name: z.string(), owned: z.boolean() })).parse((await client.query(`
      select relname as name, exists (select 1 from pg_attribute where attrelid = c.oid and attname = 'organizationId') as owned
      from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> '_prisma_migrations' order by 1`)).rows)
    await client.query('set session_replication_role = replica')
    for (const { name } of found) await fill(client, name)
    return found
  })
})
afterAll(disconnect)

const count = (rows: unknown[]) => z.tuple([z.object({ n: z.coerce.number() })]).parse(rows)[0].n
/** Forgets its where. */
const all = (table: string) => `select count(*) as n from "${table}"`
const foreigners = ({ name, owned }: { name: string; owned: boolean }) =>
  owned ? `select count(*) as n from "${name}" where "organizationId" is distinct from '${foreign.organizationId}'` : name === 'Organization' ? `select count(*) as n from "Organization" where id <> '${foreign.organizationId}'` : name === 'User' ? `select count(*) as n from "User" where email <> '${foreign.email}'` : all(name)

describe('every table', () => {
  it('is here, with a row to be hidden', () => {
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['Invite', 'PasswordReset', 'UsageDay', 'AuditEvent']))
  })

  it('shows nothing without a tenant', async () => {
    const seen = []
    for (const { name } of tables) if (count((await connections().pool.query(all(name))).rows) > 0) seen.push(name)
    expect(seen).toEqual(PUBLIC)
  })

  it('shows another organization nothing to a query that forgets its where', async () => {
    const seen: string[] = []
    await inTenantSql(foreign.admin, async (tx) => { for (const table of tables) if (count(await sql(tx, foreigners(table))) > 0) seen.push(table.name) })
    expect(seen).toEqual(PUBLIC)
  })

  it('shows its owner their row', async () => {
    const hidden: string[] = []
    await inTenantSql(mine.admin, async (tx) => { for (const { name, owned } of tables) if (owned && count(await sql(tx, all(name))) === 0) hidden.push(name) })
    expect(hidden).toEqual(SYSTEM_ONLY.filter((name) => tables.some((table) => table.name === name && table.owned)))
  })

  it('lets another organization neither change nor delete nor take a row over', async () => {
    const changed: string[] = []
    for (const { name } of tables.filter(({ owned }) => owned)) {
      await inTenantSql(foreign.admin, async (tx) => {
        const own = `where "organizationId" = '${mine.organizationId}'`
        const updated = await tx.query(`update "${name}" set "organizationId" = '${foreign.organizationId}' ${own}`)
        const deleted = await tx.query(`delete from "${name}" ${own}`)
        if ((updated.rowCount ?? 0) + (deleted.rowCount ?? 0) > 0) changed.push(name)
      })
    }
    expect(changed).toEqual([])
  })

  it('keeps facts from the system too, which needs none of them: these are all it sees', async () => {
    const seen: string[] = []
    await asSystem('test', async (tx) => { for (const { name } of tables) if (count(await sql(tx, all(name))) > 0) seen.push(name) })
    expect(seen.sort()).toEqual(['AuditEvent', 'Connector', 'Invite', 'JobEvent', 'JobFunction', 'JobRun', 'JobStep', 'Membership', 'Organization', 'PasswordReset', 'PersonKey', 'Session', 'SetupLink', 'SignInAttempt', 'User'])
  })

  it('refuses a row of another organization', async () => {
    const insert = `insert into "Invite" (email, role, "tokenHash", "createdBy", "expiresAt", "organizationId") values ('eve@example.com', 'admin', 'x', gen_random_uuid(), now(), '${mine.organizationId}')`
    await expect(inTenantSql(foreign.admin, (tx) => tx.query(insert))).rejects.toThrow(/row-level security/)
  })
})
