import { Client } from 'pg'

import type { Context } from '@/lib/features/viewer/context'
import { readEnv } from '@/lib/platform/env'
import { SUPERUSER } from '@/lib/platform/embedded-postgres/cluster'
import { temporaryFolder } from '@/lib/platform/testing/temporary-folder'
import { startEmbeddedPostgres } from '@/lib/platform/embedded-postgres/start-embedded-postgres'
import { APP_DATABASE } from '@/lib/platform/embedded-postgres/app-database'
import { embeddedEnv, migrateDatabase } from '../app/database'
import type { Supervisor } from '../app/supervisor'

/** An organization of the bench, with a saved connector that has no data of its own yet. */
export type BenchOrganization = { organizationId: string; connectorId: string; admin: Context; email: string; password: string }

/** The embedded PostgreSQL of one bench, with the settings the app gives it, in a folder that goes away. */
export type BenchDatabase = {
  folder: string
  env: Record<string, string>
  /** A connection above row-level security, for filling tables; reports never see it. */
  superuser: Client
  /** A connection as the app's own role. */
  connect: () => Promise<Client>
}

/** Starts it and points this process at it; the first reader of a setting finds it there. */
export async function startBenchDatabase(supervisor: Supervisor): Promise<BenchDatabase> {
  const folder = temporaryFolder('bench')
  const settings = readEnv({ DATA_DIR: folder })
  const server = await supervisor.adopt(startEmbeddedPostgres({ dataDir: folder }))
  const env = { ...embeddedEnv(settings, server.url, server.secrets), DATA_DIR: folder, NEXTAUTH_URL: 'http://localhost:3000', LOG_LEVEL: 'warn', NODE_ENV: 'production' }
  await migrateDatabase(env, () => {})
  Object.assign(process.env, env)
  const superuser = new Client({ host: '127.0.0.1', port: server.port, user: SUPERUSER, password: server.secrets.superuserPassword, database: APP_DATABASE })
  superuser.on('error', () => {})
  await superuser.connect()
  return {
    folder, env, superuser,
    connect: async () => {
      const client = new Client({ connectionString: server.url })
      client.on('error', () => {})
      await client.connect()
      return client
    },
  }
}

/** A new organization with one connector. Features are imported when they are called: settings are read at first use. */
export async function benchOrganization(key?: string): Promise<BenchOrganization> {
  const [{ makeOrganization }, { insertConnector }] = [await import('@/lib/features/testing/simulated'), await import('@/lib/features/testing/saved-connector')]
  const organization = await makeOrganization()
  return { ...organization, connectorId: (await insertConnector(organization.admin, key)).connectorId }
}
