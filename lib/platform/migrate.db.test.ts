import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'

import { migrate } from './migrate'
import { createTestDatabase, type TestDatabase } from './testing/database'

let database: TestDatabase
let directory: string

beforeEach(async () => {
  database = await createTestDatabase(inject('testServer'), { empty: true })
  directory = mkdtempSync(path.join(tmpdir(), 'migrations-'))
  write('1_things', 'create table thing (id int primary key);')
})
afterEach(async () => {
  await database.drop()
  rmSync(directory, { recursive: true })
})

const write = (name: string, sql: string) => {
  mkdirSync(path.join(directory, name), { recursive: true })
  writeFileSync(path.join(directory, name, 'migration.sql'), sql)
}
const run = () => migrate({ connectionString: database.url, directory })
const query = async (sql: string): Promise<unknown[]> => {
  const client = new Client(database.url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('migrate', () => {
  it('applies in order, once', async () => {
    write('2_more', 'alter table thing add name text; insert into thing values (1, \'one\');')
    expect(await run()).toEqual({ applied: ['1_things', '2_more'] })
    expect(await run()).toEqual({ applied: [] })
    expect(await query('select * from thing')).toEqual([{ id: 1, name: 'one' }])
  })

  it('records what Prisma records', async () => {
    await run()
    const [row] = await query('select *, finished_at >= started_at as "inOrder" from _prisma_migrations')
    expect(row).toMatchObject({
      migration_name: '1_things',
      checksum: 'c4f03a85f78b3248afaa415264c5232dc44c4c37bb58a68982757ddcad9cb925',
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
      inOrder: true,
    })
  })

  it('works once when several processes start together', async () => {
    write('2_slow', 'select pg_sleep(0.3); create table slow ();')
    const outcomes = await Promise.all([run(), run(), run()])
    expect(outcomes.flatMap(({ applied }) => applied)).toEqual(['1_things', '2_slow'])
  })

  it('refuses when an applied file was changed', async () => {
    await run()
    write('1_things', 'create table thing (id bigint primary key);')
    await expect(run()).rejects.toThrow('Migration 1_things was changed after this database applied it')
  })

  it('accepts other line ends', async () => {
    write('1_things', 'create table thing (\nid int);\n')
    await run()
    write('1_things', 'create table thing (\r\nid int);\r\n')
    expect(await run()).toEqual({ applied: [] })
  })

  it('refuses a database of a newer version', async () => {
    write('2_newer', 'create table newer ();')
    await run()
    rmSync(path.join(directory, '2_newer'), { recursive: true })
    await expect(run()).rejects.toThrow('The database has migration 2_newer, which this CloudMonitor does not know')
  })

  it('rolls a failed one back, says why, and takes the corrected one the next time', async () => {
    write('2_wrong', 'create table half (); select nonsense;')
    await expect(run()).rejects.toThrow('Migration 2_wrong failed and was rolled back (column "nonsense" does not exist)')
    expect(await query('select to_regclass(\'half\') as half')).toEqual([{ half: null }])
    expect(await query('select migration_name, finished_at, logs from _prisma_migrations where rolled_back_at is not null'))
      .toEqual([{ migration_name: '2_wrong', finished_at: null, logs: 'column "nonsense" does not exist' }])
    write('2_wrong', 'create table half ();')
    expect(await run()).toEqual({ applied: ['2_wrong'] })
  })

  it('refuses what Prisma began and did not end', async () => {
    await run()
    await query('update _prisma_migrations set finished_at = null')
    await expect(run()).rejects.toThrow('begun by Prisma and did not end')
  })
})
