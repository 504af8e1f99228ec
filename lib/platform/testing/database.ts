import { randomBytes } from 'node:crypto'
import path from 'node:path'

import { appUrl, APP_ROLE } from '../embedded-postgres/app-database'
import { type Access, asSuperuser } from '../embedded-postgres/connect'
import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres'
import { migrate } from '../migrate'

const TEMPLATE = 'cloudmonitor'

/** A PostgreSQL for a test run: reachable as superuser (`access`), with the app role's password and a migrated template database. */
export type TestServer = { access: Access; appPassword: string }

/** A database of its own, reached as the app's role, which is bound by row-level security. */
export type TestDatabase = { name: string; url: string; drop: () => Promise<void> }

/** Starts the server for a test run in `folder` and migrates the database that every test database is copied from. */
export const startTestServer = async (folder: string): Promise<TestServer & { stop: () => Promise<void> }> => {
  const { url, port, secrets, stop } = await startEmbeddedPostgres({ dataDir: folder, durable: false })
  await migrate({ connectionString: url, directory: path.resolve('prisma/migrations') })
  return { access: { port, password: secrets.superuserPassword }, appPassword: secrets.appPassword, stop }
}

/** A fresh copy of the migrated database; `empty` gives one without any migration. */
export const createTestDatabase = async ({ access, appPassword }: TestServer, { empty = false } = {}): Promise<TestDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = empty ? 'template1' : TEMPLATE
  await asSuperuser(access, 'postgres', (client) => client.query(`create database ${name} owner ${APP_ROLE} template ${template} strategy file_copy`))
  return {
    name,
    url: appUrl(access.port, appPassword, name),
    drop: () => asSuperuser(access, 'postgres', async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}
