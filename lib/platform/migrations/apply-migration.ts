import { randomUUID } from 'node:crypto'

import type { Client } from 'pg'

import { reasonOf, Refusal } from '../refusal'
import type { Migration } from './migration-files'

/** Inside the transaction now() is its beginning and clock_timestamp() its end. */
const APPLIED = `insert into "_prisma_migrations" (id, migration_name, checksum, started_at, finished_at, applied_steps_count)
  values ($1, $2, $3, now(), clock_timestamp(), 1)`
const ROLLED_BACK = `insert into "_prisma_migrations" (id, migration_name, checksum, started_at, rolled_back_at, logs)
  values ($1, $2, $3, now(), now(), $4)`

/**
 * Applies one migration and records it, both in one transaction. A failed one leaves nothing but a row that says so and
 * that it was rolled back, which Prisma reads as "not applied": the next start tries again.
 */
export const applyMigration = async (client: Client, { name, sql, checksum }: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(APPLIED, [randomUUID(), name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    await client.query(ROLLED_BACK, [randomUUID(), name, checksum, reasonOf(error)])
    throw new Refusal(`Migration ${name} failed and was rolled back (${reasonOf(error)}): the database is as before; correct the migration and start again.`)
  }
}
