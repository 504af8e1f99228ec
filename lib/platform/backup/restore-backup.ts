import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'

import { now } from '../clock'
import { connectionOptions } from '../connection-options'
import { migrate } from '../migrate'
import { readMigrations } from '../migrations/migration-files'
import { reasonOf, Refusal } from '../refusal'
import { KEY_FILE, Manifest, MANIFEST_FILE, type TableCopy } from './manifest'
import { quoted, readTables, type Table } from './tables'

type Options = { connectionString: string; folder: string; directory: string; onProgress?: (words: string) => void }
const Here = z.object({ here: z.boolean() })
const Count = z.object({ count: z.coerce.number() })
const Names = z.array(z.object({ name: z.string() }))

/** The backup in a folder, every file checked. @throws Refusal when it is none, incomplete or damaged */
export async function readBackup(folder: string): Promise<{ manifest: Manifest; encryptionKey: string | undefined }> {
  const file = path.join(folder, MANIFEST_FILE)
  if (!existsSync(file)) throw new Refusal(`${folder} is not a backup of CloudMonitor: it has no ${MANIFEST_FILE}.`)
  const manifest = parseManifest(readFileSync(file, 'utf8'), folder)
  for (const table of manifest.tables) {
    if ((await sha256(path.join(folder, table.file))) !== table.sha256) throw new Refusal(`${path.join(folder, table.file)} is missing or damaged: use another backup.`)
  }
  const key = path.join(folder, KEY_FILE)
  return { manifest, encryptionKey: existsSync(key) ? readFileSync(key, 'utf8').trim() : undefined }
}

function parseManifest(text: string, folder: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    throw new Refusal(`The ${MANIFEST_FILE} in ${folder} cannot be read by this CloudMonitor: it is damaged, or a newer version wrote it.`)
  }
}

async function sha256(file: string): Promise<string | null> {
  if (!existsSync(file)) return null
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/**
 * Fills an empty database with a backup, in one transaction, ends open sessions and links, and brings it up to this version afterwards.
 * Whoever connects must own the database, as with migrations. @throws Refusal when it is not empty, in use, or the backup does not fit
 */
export async function restoreBackup({ connectionString, folder, directory, onProgress = () => {} }: Options): Promise<{ rows: number }> {
  const { manifest } = await readBackup(folder)
  checkVersion(manifest, directory)
  const client = new Client({ connectionString, ...connectionOptions() })
  client.on('error', () => {})
  await client.connect()
  try {
    await refuseUnlessEmpty(client, manifest)
    await migrate({ connectionString, directory, through: manifest.migrations.map(({ name }) => name) })
    await fill(client, manifest, folder, onProgress)
  } finally {
    await client.end()
  }
  await migrate({ connectionString, directory, onProgress })
  return { rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) }
}

function checkVersion({ migrations }: Manifest, directory: string): void {
  const files = readMigrations(directory)
  for (const { name, checksum } of migrations) {
    const file = files.find((known) => known.name === name)
    if (!file) throw new Refusal(`The backup was made by a newer CloudMonitor (it has migration ${name}): restore it with that version.`)
    if (!file.checksums.includes(checksum)) throw new Refusal(`Migration ${name} is not the one this backup was made with: restore the file as it was.`)
  }
}

async function refuseUnlessEmpty(client: Client, { migrations }: Manifest): Promise<void> {
  const { rows: [others] } = await client.query(`select count(*) from pg_stat_activity where datname = current_database() and usename = session_user and pid <> pg_backend_pid()`)
  if (Count.parse(others).count > 0) throw new Refusal('The database is in use by another program: stop CloudMonitor, then restore.')
  const { rows: [known] } = await client.query(`select to_regclass('"_prisma_migrations"') is not null as here`)
  if (!Here.parse(known).here) return
  const applied = Names.parse((await client.query('select migration_name as name from "_prisma_migrations" where rolled_back_at is null order by 1')).rows).map(({ name }) => name)
  if (applied.length === 0) return
  await client.query(`begin; select set_config('app.system', 'restore', true)`)
  const { rows: [organizations] } = await client.query('select (select count(*) from "Organization") + (select count(*) from "User") as count')
  await client.query('rollback')
  if (Count.parse(organizations).count > 0) throw new Refusal('The database is not empty: a backup is restored into an empty one only. Name a new database in DATABASE_URL, or another folder in DATA_DIR.')
  const made = migrations.map(({ name }) => name).sort()
  if (applied.join() !== made.join()) throw new Refusal('The empty database was set up by another version than the backup: restore into one that no CloudMonitor has started on yet.')
}

/** What opens a door: restored, it would open again what was ended since the backup. By its table, older backups may lack some. */
const DOORS: Record<string, string> = {
  Session: `"revokedAt" = $1 where "revokedAt" is null`,
  Invite: `"revokedAt" = $1 where "revokedAt" is null and "usedAt" is null`,
  PasswordReset: `"usedAt" = $1 where "usedAt" is null`,
}

/** Row-level security binds the owner because it is forced. It is unforced for this transaction, which nobody else sees into: COPY does not work under it. */
async function fill(client: Client, { tables: copies }: Manifest, folder: string, say: (words: string) => void): Promise<void> {
  try {
    await client.query('begin')
    const tables = await readTables(client)
    const secured = tables.filter((table) => table.secured !== 'no')
    for (const { name } of secured) await client.query(`alter table "${name}" no force row level security`)
    for (const { name } of [...tables].reverse()) await client.query(`delete from "${name}"`)
    for (const table of tables) {
      const copy = copies.find(({ name }) => name === table.name)
      if (copy) await fillTable(client, table, copy, folder, say)
      const door = DOORS[table.name]
      if (door) await client.query(`update "${table.name}" set ${door}`, [now()])
    }
    for (const { name } of secured) await client.query(`alter table "${name}" force row level security`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error instanceof Refusal ? error : new Refusal(`The backup could not be restored (${reasonOf(error)}): the database is as before.`)
  }
}

const SERIALS = `select a.attname::text as name from pg_attribute a where a.attrelid = $1::text::regclass and pg_get_serial_sequence($1::text, a.attname::text) is not null and a.attnum > 0 and not a.attisdropped`

async function fillTable(client: Client, { name }: Table, copy: TableCopy, folder: string, say: (words: string) => void): Promise<void> {
  await pipeline(createReadStream(path.join(folder, copy.file)), createGunzip(), client.query(copyFrom(`copy "${name}" (${quoted(copy.columns)}) from stdin`)))
  const { rows: [stored] } = await client.query(`select count(*) from "${name}"`)
  if (Count.parse(stored).count !== copy.rows) throw new Refusal(`The backup says that ${name} has ${copy.rows} rows, but its file has ${Count.parse(stored).count}: use another backup.`)
  for (const { name: column } of Names.parse((await client.query(SERIALS, [`"${name}"`])).rows)) {
    await client.query(`select setval(pg_get_serial_sequence($1::text, $2::text), coalesce(max("${column}"), 1), max("${column}") is not null) from "${name}"`, [`"${name}"`, column])
  }
  if (copy.rows) say(`${name}: ${copy.rows.toLocaleString('en-US')} rows`)
}
