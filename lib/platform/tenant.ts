import 'server-only'
import { escapeLiteral, type PoolClient } from 'pg'
import { connections } from './db'
import type { Prisma } from './prisma-client/client'

/** Whose data a transaction may touch. */
export type Tenant = { organizationId: string }
/** A Prisma transaction inside one organization. */
export type Tx = Prisma.TransactionClient
/** A plain SQL transaction inside one organization: for facts and reports, where COPY and hand-written SQL are needed. */
export type SqlTx = PoolClient

/** As much of it as reading takes. */
export type ReadTx = { query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }

/**
 * The one way to an organization's rows: a transaction in which row-level security shows nothing else. A query that
 * forgets its `where` returns the organization's own rows at most, and without a tenant nothing at all.
 */
export function inTenant<T>(tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  return connections().prisma.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.org', ${tenant.organizationId}, true)`
    return work(tx)
  })
}

/** As `inTenant`, over a plain `pg` client. `mode` read: one consistent snapshot, nothing can be written. */
export async function inTenantSql<T>(tenant: Tenant, work: (tx: SqlTx) => Promise<T>, mode: 'write' | 'read' = 'write'): Promise<T> {
  const client = await connections().pool.connect()
  let broken = false
  try {
    // One way there and back instead of two, at the start of everything that is read or stored.
    await client.query(`${mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin'}; select set_config('app.org', ${escapeLiteral(tenant.organizationId)}, true)`)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => { broken = true })
    throw error
  } finally {
    client.release(broken)
  }
}

/** One statement on either kind of transaction. Returns rows as the driver has them: parse with zod. */
export async function sql(tx: Tx | ReadTx, text: string, values: unknown[] = []): Promise<unknown[]> {
  if ('$queryRawUnsafe' in tx) return tx.$queryRawUnsafe<unknown[]>(text, ...values)
  return (await tx.query(text, values)).rows
}
