import { setTimeout as sleep } from 'node:timers/promises'

import { Client } from 'pg'
import { z } from 'zod'

import { connectionOptions } from './connection-options'
import { applyMigration } from './migrations/apply-migration'
import { checkHistory, readHistory } from './migrations/history'
import { readMigrations } from './migrations/migration-files'

/** The advisory lock of `prisma migrate deploy`, so that neither runs into the other. */
const PRISMA_LOCK = 72_707_369
const LOCK_RETRY_MS = 200

type Options = {
  connectionString: string
  /** A role to step into first, for a connection that has more rights than the tables' owner should. */
  role?: string
  /** Usually `prisma/migrations`. */
  directory: string
  onProgress?: (words: string) => void
  /** Only these, for a database that a backup of that version is restored into. */
  through?: string[]
}

const Locked = z.object({ locked: z.boolean() })

const lock = async (client: Client, onProgress: (words: string) => void): Promise<void> => {
  for (let turn = 0; ; turn += 1) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as locked', [PRISMA_LOCK])
    if (Locked.parse(rows[0]).locked) return
    if (turn === 0) onProgress('waiting for another process that migrates')
    await sleep(LOCK_RETRY_MS)
  }
}

/**
 * Brings the database up to the migrations in `directory`, in the format of Prisma, so that `prisma migrate deploy` works on
 * the same database. Several processes may start together: one works, the others wait and find nothing to do.
 * @returns the names of those applied now, oldest first
 * @throws Refusal when an applied migration was changed or vanished, or one fails (it is then rolled back)
 */
export const migrate = async ({ connectionString, role, directory, onProgress = () => {}, through }: Options): Promise<{ applied: string[] }> => {
  const migrations = readMigrations(directory)
  const client = new Client({ connectionString, ...connectionOptions(role) })
  client.on('error', () => {})
  await client.connect()
  try {
    await lock(client, onProgress)
    const history = await readHistory(client)
    checkHistory(history, migrations)
    const open = migrations.filter(({ name }) => !history.some((row) => row.migration_name === name) && (through?.includes(name) ?? true))
    for (const [index, migration] of open.entries()) {
      onProgress(`${index + 1} of ${open.length}: ${migration.name}`)
      await applyMigration(client, migration)
    }
    return { applied: open.map((migration) => migration.name) }
  } finally {
    await client.end()
  }
}
