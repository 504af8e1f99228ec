import { Client } from 'pg'
import { z } from 'zod'

import { connectionOptions } from './connection-options'
import { codeOf, reasonOf, Refusal } from './refusal'

/** The role that the app steps down to when DATABASE_URL's own role is above row-level security. */
export const STEP_DOWN_ROLE = 'cloudmonitor_app'
const CONNECT_MS = 8000

const Role = z.object({ name: z.string(), above: z.boolean(), superuser: z.boolean() })
const WHO_AM_I = 'select rolname as name, rolsuper or rolbypassrls as above, rolsuper as superuser from pg_roles where rolname = current_user'

const CAUSES: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its host name is unknown',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses that user and password',
  '28000': 'it refuses that user',
  '3D000': 'it has no database of that name',
  '22023': 'it has no role of the name in DATABASE_ROLE, or one you may not step down to',
  '42501': 'its role may not step down to DATABASE_ROLE',
}

/** Host, port and database of a connection address: what may be shown of it. */
const shown = (url: string) => {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

const connect = async (url: string, role?: string): Promise<Client> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, application_name: 'cloudmonitor', ...connectionOptions(role) })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    throw new Refusal(`The database ${shown(url)} cannot be used because ${CAUSES[codeOf(error)] ?? reasonOf(error)}: check DATABASE_URL and that PostgreSQL runs.`)
  }
}

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>, role?: string): Promise<T> => {
  const client = await connect(url, role)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const readRole = async (client: Client, where = WHO_AM_I) => Role.optional().parse((await client.query(where)).rows[0])

const createStepDownRole = async (client: Client, url: string, name: string) => {
  try {
    const known = await readRole(client, WHO_AM_I.replace('current_user', `'${STEP_DOWN_ROLE}'`))
    if (known?.above) throw new Error(`the role ${STEP_DOWN_ROLE} is above row-level security too`)
    if (!known) await client.query(`create role ${STEP_DOWN_ROLE} nologin nosuperuser nobypassrls`)
    const { rows } = await client.query('select pg_has_role(current_user, $1, \'set\') as may', [STEP_DOWN_ROLE])
    if (!z.object({ may: z.boolean() }).parse(rows[0]).may) await client.query(`grant ${STEP_DOWN_ROLE} to current_user`)
  } catch (error) {
    throw new Refusal(`The role ${name} of ${shown(url)} is above row-level security, which keeps organizations apart, and cannot step down (${reasonOf(error)}): use a role without SUPERUSER and BYPASSRLS in DATABASE_URL.`)
  }
}

/**
 * Connects once and finds out whether the app must step down: to the returned role, made if needed, or not at all.
 * @throws Refusal when the server cannot be reached or its role cannot be made harmless; the password is never in it
 */
export const checkOwnDatabase = (url: string): Promise<{ role: string | undefined; owner: string }> =>
  withClient(url, async (client) => {
    const me = await readRole(client)
    if (!me) throw new Refusal(`The database ${shown(url)} does not say which role it gave us: check DATABASE_URL.`)
    if (!me.above) return { role: undefined, owner: me.name }
    await createStepDownRole(client, url, me.name)
    await checkChosenRole(url, STEP_DOWN_ROLE)
    return { role: STEP_DOWN_ROLE, owner: me.name }
  })

/** Connects as the app does. @throws Refusal when this role is not stepped down to, or is above row-level security itself */
export const checkChosenRole = (url: string, role: string): Promise<void> =>
  withClient(url, async (client) => {
    const me = await readRole(client)
    if (!me?.above) return
    if (me.name !== role) throw new Refusal(`The database ${shown(url)} leaves the role ${me.name}, which is above row-level security, instead of stepping down to ${role}: something between drops the options of a connection, as some poolers do. Use the address of PostgreSQL itself in DATABASE_URL, or a role without SUPERUSER and BYPASSRLS.`)
    throw new Refusal(`DATABASE_ROLE ${role} is above row-level security, which keeps organizations apart: choose a role without SUPERUSER and BYPASSRLS.`)
  }, role)

/** Lets the role of the app use what the migrations made and later ones will make. Safe to repeat. */
export const grantTables = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    const rights = { tables: 'select, insert, update, delete', sequences: 'usage, select, update' }
    await client.query(`grant usage on schema public to ${STEP_DOWN_ROLE}`)
    for (const [kind, right] of Object.entries(rights)) {
      await client.query(`grant ${right} on all ${kind} in schema public to ${STEP_DOWN_ROLE}`)
      await client.query(`alter default privileges in schema public grant ${right} on ${kind} to ${STEP_DOWN_ROLE}`)
    }
    // pg-boss keeps its tables there and makes them itself.
    await client.query(`grant usage, create on schema jobs to ${STEP_DOWN_ROLE}`)
    await client.query(`revoke all on "_prisma_migrations" from ${STEP_DOWN_ROLE}`)
    // Besides the trigger: the app may add events and read them, and nothing else.
    await client.query(`revoke update, delete, truncate on "AuditEvent" from ${STEP_DOWN_ROLE}`)
  })
