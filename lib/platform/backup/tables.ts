import type { Client } from 'pg'
import { z } from 'zod'

/** `secured`: how row-level security shows its rows: to the system at once, to each organization its own, or not at all guarded. */
export type Table = { name: string; columns: string[]; secured: 'system' | 'tenant' | 'no'; parents: string[] }
const Rows = z.array(z.object({ name: z.string(), columns: z.array(z.string()), secured: z.enum(['system', 'tenant', 'no']), parents: z.array(z.string()) }))

const TABLES = `select c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    case when not c.relrowsecurity then 'no'
      when exists (select 1 from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', 'SELECT') and p.qual like '%app.system%') then 'system'
      else 'tenant' end as secured,
    array(select distinct f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
    and c.relowner = (select relowner from pg_class where oid = '"_prisma_migrations"'::regclass)
  order by 1`

/** Every table of CloudMonitor, those that others refer to first. */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query(TABLES)
  const left = Rows.parse(rows).map((table) => ({ ...table, parents: table.parents.map((name) => name.replaceAll('"', '')) }))
  const ordered: Table[] = []
  while (left.length) {
    const next = left.findIndex(({ parents }) => parents.every((parent) => ordered.some(({ name }) => name === parent)))
    if (next < 0) throw new Error(`the tables ${left.map(({ name }) => name).join(', ')} refer to each other in a circle`)
    ordered.push(...left.splice(next, 1))
  }
  return ordered
}

export const quoted = (names: string[]): string => names.map((name) => `"${name}"`).join(', ')
