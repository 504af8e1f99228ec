import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'

import { asSuperuser } from './embedded-postgres/connect'
import { readEnv } from './env'
import { migrate } from './migrate'
import { checkChosenRole, checkOwnDatabase, grantTables, STEP_DOWN_ROLE } from './own-database'
import { createTestDatabase, type TestDatabase } from './testing/database'

const server = inject('testServer')
let database: TestDatabase

beforeEach(async () => { database = await createTestDatabase(server, { empty: true }) })
afterEach(() => database.drop())

const sql = (text: string) => asSuperuser(server.access, database.name, async (client) => void (await client.query(text)))
const as = (user: string, password: string) => {
  const url = new URL(database.url)
  url.username = user
  url.password = password
  return url.href
}
const superuser = () => as('postgres', server.access.password)

describe('a database of one’s own', () => {
  it('is used as it is when its role is bound by row-level security', async () => {
    expect(await checkOwnDatabase(database.url)).toEqual({ role: undefined, owner: 'cloudmonitor' })
  })

  it('is stepped down in when its role is superuser, and tenants then stay apart', async () => {
    expect(await checkOwnDatabase(superuser())).toEqual({ role: STEP_DOWN_ROLE, owner: 'postgres' })
    await migrate({ connectionString: superuser(), directory: 'prisma/migrations' })
    await grantTables(superuser())
    await grantTables(superuser())
    await sql('insert into "Organization" (name) values (\'Acme\')')
    const client = new Client({ connectionString: superuser(), options: `-c role=${STEP_DOWN_ROLE}` })
    await client.connect()
    try {
      expect((await client.query('select name from "Organization"')).rows).toEqual([])
      await client.query('begin; select set_config(\'app.system\', \'test\', true)')
      expect((await client.query('select name from "Organization"')).rows).toEqual([{ name: 'Acme' }])
      await client.query('commit; create table jobs.made_by_the_app ()')
      for (const change of ['update "AuditEvent" set action = \'\'', 'delete from "AuditEvent"', 'truncate "AuditEvent"']) await expect(client.query(change)).rejects.toThrow('permission denied for table AuditEvent')
    } finally {
      await client.end()
    }
  })

  it('is refused when its role is above row-level security and may not make another', async () => {
    await sql('drop role if exists high; create role high login bypassrls password \'high\'')
    await sql(`drop owned by ${STEP_DOWN_ROLE}; drop role ${STEP_DOWN_ROLE}`).catch(() => {})
    await expect(checkOwnDatabase(as('high', 'high'))).rejects.toThrow(/^The role high of 127.0.0.1:\d+\/test_\w+ is above row-level security, .* cannot step down/)
    await sql('drop role high')
  })

  it('is refused when connections of the app do not step down, as behind a pooler that drops their options', async () => {
    const url = `${superuser()}?options=-c%20timezone%3DUTC`
    const sentence = `leaves the role postgres, which is above row-level security, instead of stepping down to ${STEP_DOWN_ROLE}`
    await expect(checkOwnDatabase(url)).rejects.toThrow(sentence)
    await expect(checkChosenRole(url, STEP_DOWN_ROLE)).rejects.toThrow(sentence)
  })

  it.each(['?options=-c%20role%3Dpostgres', '?sslmode=disable&%6Fptions='])('is refused by its address alone where that has options: %s', (query) => {
    expect(() => readEnv({ DATABASE_URL: `${superuser()}${query}` })).toThrow(/^DATABASE_URL has options, which would replace those that keep organizations apart: remove options=… from it\.$/)
    expect(() => readEnv({ DATABASE_URL: 'nonsense' })).toThrow(/^DATABASE_URL is not a postgresql:\/\/ address\.$/)
    expect(readEnv({ DATABASE_URL: `${superuser()}?sslmode=disable` }).DATABASE_URL).toContain('sslmode')
  })

  it('may name its own role to step down to, if that is bound', async () => {
    await expect(checkChosenRole(superuser(), 'postgres')).rejects.toThrow('DATABASE_ROLE postgres is above row-level security')
    await expect(checkChosenRole(superuser(), 'nobody_there')).rejects.toThrow('DATABASE_ROLE')
    await checkChosenRole(superuser(), 'cloudmonitor')
  })

  it.each([
    ['a server that is not there', () => 'postgresql://user:secret@127.0.0.1:1/nothing', 'The database 127.0.0.1:1/nothing cannot be used because nothing listens there: check DATABASE_URL and that PostgreSQL runs.'],
    ['a wrong password', () => as('postgres', 'secret'), 'because it refuses that user and password'],
    ['a database that is not there', () => database.url.replace(database.name, 'secret'), 'because it has no database of that name'],
  ])('says in a sentence: %s', async (_, url, sentence) => {
    const refusal = await checkOwnDatabase(url()).catch((error: unknown) => String(error))
    expect(refusal).toContain(sentence)
    expect(refusal).not.toContain('secret@')
    expect(refusal).not.toContain(':secret')
  })
})
