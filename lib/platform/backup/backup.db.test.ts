import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connectKey } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'
import { asSuperuser } from '../embedded-postgres/connect'
import { createTestDatabase } from '../testing/database'
import { Manifest, MANIFEST_FILE } from './manifest'
import { restoreBackup } from './restore-backup'
import { writeBackup } from './write-backup'

const simulator = await simulateOpenAi()
const { inviteMember } = await import('@/lib/features/members/invite-member')
const { issueResetLink } = await import('@/lib/features/members/issue-reset-link')
const { addMember, freshEmail } = await import('@/lib/features/testing/members')
const { disconnect } = await import('@/lib/platform/db')
const { verifyNewConnector } = await import('@/lib/features/connectors/verify-new-connector')
const { stopPreview } = await import('@/lib/features/connectors/preview-runner')
const server = inject('testServer')
const DIRECTORY = 'prisma/migrations'
const source = process.env['DATABASE_URL'] ?? ''
const folder = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-backup-'))
const at = (name: string) => path.join(folder, name)

/** Every row of every table as text, seen past row-level security. */
const contentOf = (url: string) => asSuperuser(server.access, new URL(url).pathname.slice(1), async (client) => {
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations' order by 1`)
  const content: Record<string, string[]> = {}
  for (const { name } of rows) content[name] = (await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`)).rows.map(({ row }) => row)
  return content
})
const superuserSql = (url: string, text: string) => asSuperuser(server.access, new URL(url).pathname.slice(1), async (client) => (await client.query<Record<string, unknown>>(text)).rows)

let organizations: Awaited<ReturnType<typeof makeOrganization>>[]
let draftId: string
beforeAll(async () => {
  organizations = [await makeOrganization(), await makeOrganization()]
  for (const [index, slug] of ['two-projects', 'quirky'].entries()) {
    const organization = organizations[index]
    if (organization) await connectKey(organization.admin, simulator.keyOf(slug))
  }
  for (const { admin } of organizations) {
    const { id } = await addMember(admin, 'finance')
    for (let links = 0; links < 2; links++) await issueResetLink(admin, id)
    await inviteMember(admin, { email: freshEmail(), role: 'finance' })
  }
  await superuserSql(source, `
    insert into "JobRun" (id, "functionId", event, "eventId", state, "createdAt") values (gen_random_uuid(), 'f', '{}', 'e1', 'waiting', now()), (gen_random_uuid(), 'f', '{"odd": "tab\\t, line\\n, \\\\N, ü"}', 'e2', 'completed', now());
    insert into "JobStep" ("runId", "stepId", name, state) select id, 's', 'n', 'done' from "JobRun"`)
  const draft = await verifyNewConnector(organizations[0]?.admin ?? { organizationId: '', actor: { kind: 'job', name: '' } }, { name: 'Draft', key: simulator.keyOf('acme') })
  draftId = draft.ok ? draft.draftId : ''
  await stopPreview(draftId)
})
afterAll(async () => { await disconnect(); await simulator.close(); rmSync(folder, { recursive: true }) })

/** What lets somebody in, while it does. */
const DOORS = { Session: '"revokedAt" is null', Invite: '"revokedAt" is null and "usedAt" is null', PasswordReset: '"usedAt" is null' }

describe('a backup', () => {
  it('restored elsewhere is the same in every table, without the draft, the open run and what opens a door', async () => {
    await writeBackup({ connectionString: source, folder: at('one') })
    const target = await createTestDatabase(server, { empty: true })
    try {
      await restoreBackup({ connectionString: target.url, folder: at('one'), directory: DIRECTORY })
      const [before, after] = [await contentOf(source), await contentOf(target.url)]
      const expected = Object.fromEntries(Object.entries(before).map(([name, rows]) => [name, name === 'DraftPull' ? [] : rows.filter((row) => !(row.includes(draftId) && name !== 'AuditEvent') && !row.includes(',waiting,'))]))
      const [open] = await superuserSql(source, `select id from "JobRun" where state = 'waiting'`)
      expected['JobStep'] = expected['JobStep']?.filter((row) => !row.includes(String(open?.['id']))) ?? []
      for (const [table, open] of Object.entries(DOORS)) {
        const closed = (await superuserSql(source, `select t::text as row from "${table}" t where not (${open})`)).map(({ row }) => row)
        expect(closed.length, `${table}: some are open`).toBeLessThan(before[table]?.length ?? 0)
        expect(after[table], `${table}: what ended before is as it was`).toEqual(expect.arrayContaining(closed))
        expect(after[table], table).toHaveLength(before[table]?.length ?? 0)
        expect(await superuserSql(target.url, `select 1 from "${table}" where ${open}`), `${table}: none is open any more`).toEqual([])
        expected[table] = after[table] ?? []
      }
      expect(after).toEqual(expected)
      for (const table of ['UsageDay', 'CostDay', 'AttributedCost', 'DirectoryEntry', 'AuditEvent', 'User', 'JobStep', 'RejectedRow']) expect(after[table]?.length, table).toBeGreaterThan(0)
      expect(before['Connector']).toHaveLength(3)
      expect(after['Connector']).toHaveLength(2)

      const client = new Client(target.url)
      await client.connect()
      expect((await client.query('select 1 from "CostDay"')).rows, 'row-level security is back').toEqual([])
      const { rows: [next] } = await client.query(`select nextval(pg_get_serial_sequence('"Series"', 'id')) > (select max(id) from "Series") as higher`)
      expect(next).toEqual({ higher: null })
      await client.end()
      expect(await superuserSql(target.url, `select nextval(pg_get_serial_sequence('"Series"', 'id')) > (select max(id) from "Series") as higher`)).toEqual([{ higher: true }])
      expect(await superuserSql(target.url, `select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity`)).toEqual([{ count: 0 }])
    } finally {
      await target.drop()
    }
  })

  it('holds no key unless it is asked for, and nobody else may read it', async () => {
    expect(existsSync(at('one/encryption-key'))).toBe(false)
    await writeBackup({ connectionString: source, folder: at('with-key'), encryptionKey: 'the-key' })
    expect(readFileSync(at('with-key/encryption-key'), 'utf8')).toBe('the-key\n')
    for (const file of ['with-key/encryption-key', 'with-key/manifest.json', 'with-key/User.copy.gz']) expect(statSync(at(file)).mode & 0o077).toBe(0)
    expect(statSync(at('with-key')).mode & 0o077).toBe(0)
    expect(gunzipSync(readFileSync(at('one/Connector.copy.gz'))).toString()).not.toContain(simulator.keyOf('two-projects'))
  })

  it('of an older version is brought up to this one', async () => {
    await writeBackup({ connectionString: source, folder: at('older') })
    const manifest = Manifest.parse(JSON.parse(readFileSync(at(`older/${MANIFEST_FILE}`), 'utf8')))
    // The last migration that a backup of before could lack changes no column that is in it.
    const older = { ...manifest, migrations: manifest.migrations.filter(({ name }) => !name.endsWith('_audit_log')) }
    writeFileSync(at(`older/${MANIFEST_FILE}`), JSON.stringify(older))
    const target = await createTestDatabase(server, { empty: true })
    try {
      await restoreBackup({ connectionString: target.url, folder: at('older'), directory: DIRECTORY })
      expect(await superuserSql(target.url, 'select count(*)::int as count from "_prisma_migrations"')).toEqual([{ count: manifest.migrations.length }])
      expect((await contentOf(target.url))['CostDay']).toEqual((await contentOf(source))['CostDay'])
    } finally {
      await target.drop()
    }
  })

  it('goes into a database that was set up and not used, but not into one with an organization', async () => {
    const target = await createTestDatabase(server)
    try {
      await restoreBackup({ connectionString: target.url, folder: at('one'), directory: DIRECTORY })
      await expect(restoreBackup({ connectionString: target.url, folder: at('one'), directory: DIRECTORY })).rejects.toThrow('The database is not empty: a backup is restored into an empty one only.')
    } finally {
      await target.drop()
    }
  })

  it.each([
    ['no backup', 'nothing', () => {}, 'is not a backup of CloudMonitor'],
    ['a damaged file', 'damaged', () => truncateSync(at('damaged/User.copy.gz'), 20), 'User.copy.gz is missing or damaged: use another backup.'],
    ['a column that is no name', 'injected', () => writeFileSync(at('injected/manifest.json'), readFileSync(at('injected/manifest.json'), 'utf8').replace('"passwordHash"', '"passwordHash\\") from program \\"x"')), 'The manifest.json in'],
    ['one of a newer version', 'newer', () => writeFileSync(at('newer/manifest.json'), readFileSync(at('newer/manifest.json'), 'utf8').replace('"migrations": [', '"migrations": [{"name": "9_later", "checksum": ""},')), 'The backup was made by a newer CloudMonitor (it has migration 9_later)'],
  ])('refuses %s with a sentence', async (_, name, change, sentence) => {
    if (name !== 'nothing') await writeBackup({ connectionString: source, folder: at(name) })
    change()
    const target = await createTestDatabase(server, { empty: true })
    try {
      await expect(restoreBackup({ connectionString: target.url, folder: at(name), directory: DIRECTORY })).rejects.toThrow(sentence)
      expect(await contentOf(target.url)).toEqual({})
    } finally {
      await target.drop()
    }
  })

  it('never writes into a folder with something in it', async () => {
    await expect(writeBackup({ connectionString: source, folder: at('one') })).rejects.toThrow('is not empty: name one that does not exist yet.')
  })
})
