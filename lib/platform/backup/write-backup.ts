import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'

import { now } from '../clock'
import { connectionOptions } from '../connection-options'
import { Refusal } from '../refusal'
import { KEY_FILE, MANIFEST_FILE, type Manifest, type TableCopy } from './manifest'
import { quoted, readTables, type Table } from './tables'

/** Drafts are keys that nobody saved; open runs belong to a queue that is not in the backup, and schedules make up for them. */
const ENDED = `state in ('completed', 'failed', 'cancelled')`
const KEPT: Record<string, string> = {
  Connector: `state <> 'draft'`,
  DraftPull: 'false',
  DirectoryEntry: `"connectorId" not in (select id from "Connector" where state = 'draft')`,
  JobRun: ENDED,
  JobStep: `"runId" in (select id from "JobRun" where ${ENDED})`,
}
const PROGRESS_ROWS = 1_000_000
const LINE_END = 10

type Options = {
  connectionString: string
  /** Made by us; must not exist yet, or be empty. */
  folder: string
  /** Written beside the data where somebody asked for it. */
  encryptionKey?: string
  onProgress?: (words: string) => void
}

const Ids = z.array(z.object({ id: z.uuid() }))
const Migrations = z.array(z.object({ name: z.string(), checksum: z.string() }))

/**
 * Copies every table, as of one moment, into a new folder, while the app may run. A crash leaves a folder that is named
 * `….partial` and is no backup. @throws Refusal
 */
export async function writeBackup({ connectionString, folder, encryptionKey, onProgress = () => {} }: Options): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Refusal(`The folder ${folder} is not empty: name one that does not exist yet.`)
  const draft = `${folder}.partial`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const client = new Client({ connectionString, ...connectionOptions() })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; select set_config('app.system', 'backup', true)`)
    const { rows: [known] } = await client.query(`select to_regclass('"_prisma_migrations"') is not null as here`)
    if (!z.object({ here: z.boolean() }).parse(known).here) throw new Refusal('There is nothing to back up: this database has no tables of CloudMonitor yet.')
    const migrations = Migrations.parse((await client.query('select migration_name as name, checksum from "_prisma_migrations" where finished_at is not null and rolled_back_at is null order by migration_name')).rows)
    const organizations = Ids.parse((await client.query('select id from "Organization" order by id')).rows).map(({ id }) => id)
    const tables: TableCopy[] = []
    for (const table of await readTables(client)) tables.push(await copyTable(client, table, organizations, draft, onProgress))
    await client.query('commit')
    const manifest: Manifest = { format: 1, createdAt: now().toISOString(), migrations, tables }
    if (encryptionKey) writeFileSync(path.join(draft, KEY_FILE), `${encryptionKey}\n`, { mode: 0o600 })
    writeFileSync(path.join(draft, MANIFEST_FILE), JSON.stringify(manifest, null, 2), { mode: 0o600 })
    rmSync(folder, { recursive: true, force: true })
    renameSync(draft, folder)
    return manifest
  } finally {
    await client.end()
  }
}

async function copyTable(client: Client, table: Table, organizations: string[], folder: string, say: (words: string) => void): Promise<TableCopy> {
  const file = `${table.name}.copy.gz`
  const hash = createHash('sha256')
  let rows = 0
  const count = (chunk: Buffer) => {
    const before = rows
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) rows += 1
    if (Math.floor(before / PROGRESS_ROWS) < Math.floor(rows / PROGRESS_ROWS)) say(`${table.name}: ${rows.toLocaleString('en-US')} rows so far`)
  }
  async function* hashed(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(Readable.from(contentOf(client, table, organizations, count), { objectMode: false }), createGzip(), hashed, createWriteStream(path.join(folder, file), { mode: 0o600 }))
  if (rows) say(`${table.name}: ${rows.toLocaleString('en-US')} rows`)
  return { name: table.name, columns: table.columns, rows, file, sha256: hash.digest('hex') }
}

/** COPY of a query obeys row-level security: what is shown to organizations only is copied for one after the other. */
async function* contentOf(client: Client, { name, columns, secured }: Table, organizations: string[], count: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for (const organization of secured === 'tenant' ? organizations : [null]) {
    if (organization) await client.query(`select set_config('app.org', $1, true)`, [organization])
    const where = [KEPT[name] ?? 'true', ...(organization ? [`"organizationId" = '${organization}'`] : [])].join(' and ')
    const stream = client.query(copyTo(`copy (select ${quoted(columns)} from "${name}" where ${where}) to stdout`))
    for await (const chunk of stream) {
      const bytes = z.instanceof(Buffer).parse(chunk)
      count(bytes)
      yield bytes
    }
  }
}
