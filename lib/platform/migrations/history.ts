import type { Client } from 'pg'
import { z } from 'zod'

import { Refusal } from '../refusal'
import type { Migration } from './migration-files'

const TABLE = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`

const Row = z.object({ migration_name: z.string(), checksum: z.string(), finished: z.boolean() })
type Row = z.infer<typeof Row>

/** What `_prisma_migrations` says was applied, without the attempts that were rolled back. */
export const readHistory = async (client: Client): Promise<Row[]> => {
  const { rows: [found] } = await client.query('select to_regclass(\'"_prisma_migrations"\') is not null as here')
  if (!z.object({ here: z.boolean() }).parse(found).here) await client.query(TABLE)
  const { rows } = await client.query('select migration_name, checksum, finished_at is not null as finished from "_prisma_migrations" where rolled_back_at is null order by started_at')
  return z.array(Row).parse(rows)
}

/** @throws Refusal when database and files do not tell the same story */
export const checkHistory = (history: Row[], migrations: Migration[]): void => {
  for (const { migration_name: name, checksum, finished } of history) {
    const file = migrations.find((migration) => migration.name === name)
    if (!finished) throw new Refusal(`Migration ${name} was begun by Prisma and did not end: put the database right, then run "npx prisma migrate resolve" for it.`)
    if (!file) throw new Refusal(`The database has migration ${name}, which this CloudMonitor does not know: start the newer version that made it, or restore an older backup.`)
    if (!file.checksums.includes(checksum)) throw new Refusal(`Migration ${name} was changed after this database applied it: restore the file as it was and put the change into a new migration.`)
  }
}
