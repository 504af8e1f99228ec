import type { Client } from 'pg'

import { type Access, asSuperuser } from './connect'

/** The role and the database of the app. The role owns the database but is bound by row-level security. */
export const APP_ROLE = 'cloudmonitor'
export const APP_DATABASE = 'cloudmonitor'

const exists = async (client: Client, sql: string, name: string) => (await client.query(sql, [name])).rowCount === 1

/** Creates the app's role and database where they are missing. */
export const ensureAppDatabase = (access: Access, appPassword: string): Promise<void> =>
  asSuperuser(access, 'postgres', async (client) => {
    if (!(await exists(client, 'select 1 from pg_roles where rolname = $1', APP_ROLE))) {
      await client.query(`create role ${APP_ROLE} login nosuperuser nobypassrls password ${client.escapeLiteral(appPassword)}`)
    }
    if (!(await exists(client, 'select 1 from pg_database where datname = $1', APP_DATABASE))) {
      await client.query(`create database ${APP_DATABASE} owner ${APP_ROLE}`)
    }
  })

/** The connection address of the app's role. */
export const appUrl = (port: number, appPassword: string, database = APP_DATABASE): string =>
  `postgresql://${APP_ROLE}:${encodeURIComponent(appPassword)}@127.0.0.1:${port}/${database}`
