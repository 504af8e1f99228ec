import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startEmbeddedPostgres } from './start-embedded-postgres'

let root: string
let dataDir: string
const start = (folder = dataDir, onProgress = (_words: string) => {}) => startEmbeddedPostgres({ dataDir: folder, durable: false, onProgress })
const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-embedded-'))
  // Open on the way, so that PostgreSQL's own user gets in when the tests run as root.
  chmodSync(root, 0o711)
  dataDir = path.join(root, 'data')
  const { url, stop } = await start()
  await query(url, 'create table kept as select 42 as answer')
  await stop()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the PostgreSQL that comes along', () => {
  it('keeps its data and its port, and gives the app a role bound by row-level security', async () => {
    const { url, port, stop } = await start()
    try {
      expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
      expect(await query(url, 'select rolsuper, rolbypassrls, rolname from pg_roles where rolname = current_user')).toEqual([{ rolsuper: false, rolbypassrls: false, rolname: 'cloudmonitor' }])
      expect(await query(url, 'select datname from pg_database where datdba = \'cloudmonitor\'::regrole')).toEqual([{ datname: 'cloudmonitor' }])
    } finally {
      await stop()
    }
    const again = await start()
    await again.stop()
    expect(again.port).toBe(port)
  })

  it('opens to its password only, and shows its secrets to nobody', async () => {
    const { url, stop } = await start()
    try {
      await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed')
    } finally {
      await stop()
    }
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
    expect(statSync(dataDir).mode & 0o066).toBe(0)
  })

  it('is started once per folder', async () => {
    const { stop } = await start()
    try {
      await expect(start()).rejects.toThrow(`The data folder ${dataDir} is in use by process ${process.pid}`)
    } finally {
      await stop()
    }
  })

  it('comes back after kill -9, which leaves its server running', async () => {
    const killed = spawnSync(process.execPath, ['--import', 'tsx', 'lib/platform/testing/run-until-killed.ts', dataDir], { encoding: 'utf8' })
    expect(killed).toMatchObject({ signal: 'SIGKILL', stderr: '' })
    const said: string[] = []
    const { url, stop } = await start(dataDir, (words) => said.push(words))
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await stop()
    expect(said).toEqual(['stopped the server that an earlier run had left behind'])
  })

  it('is not fooled by a process number that another program got since', async () => {
    writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n1795412345\n1\n\n127.0.0.1\n  1 1\nready   \n`)
    const { url, stop } = await start()
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await stop()
  })

  it('takes another port when somebody has its own', async () => {
    const { port } = JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8'))
    const squatter = createServer().listen(port, '127.0.0.1')
    const { url, stop, port: other } = await start()
    expect(other).not.toBe(port)
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await stop()
    squatter.close()
  })

  it('works where its folder was moved to, also when that opened it', async () => {
    const moved = path.join(root, 'moved')
    renameSync(dataDir, moved)
    chmodSync(path.join(moved, 'postgres'), 0o755)
    const { url, stop } = await start(moved)
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await stop()
    renameSync(moved, dataDir)
  })

  it('begins again after a crash while its files were being made', async () => {
    const folder = path.join(root, 'half')
    mkdirSync(path.join(folder, 'postgres.new', 'base'), { recursive: true })
    writeFileSync(path.join(folder, 'postgres.new', 'PG_VERSION'), '18\n')
    const { url, stop } = await start(folder)
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await stop()
  })

  it('says in a sentence what is wrong with the folder', async () => {
    const file = path.join(root, 'file')
    writeFileSync(file, '')
    await expect(start(path.join(file, 'data'))).rejects.toThrow(/^The data folder .*file\/data cannot be used because it is not a folder .*: set DATA_DIR/)
    rmSync(path.join(dataDir, 'secrets.json'))
    await expect(start()).rejects.toThrow(/secrets.json is missing but there is a database/)
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
    writeFileSync(path.join(dataDir, 'secrets.json'), JSON.stringify({ superuserPassword: 'a', appPassword: 'b', encryptionKey: 'c', nextAuthSecret: 'd' }))
    await expect(start()).rejects.toThrow('was made by PostgreSQL 15 and this CloudMonitor brings 18')
  })
})
