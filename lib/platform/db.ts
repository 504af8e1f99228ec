import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool, types } from 'pg'
import { connectionOptions } from './connection-options'
import { requireEnv, env } from './env'
import { log } from './log'
import { PrismaClient } from './prisma-client/client'

const TYPE_DATE = 1082
const asText = (text: string) => text
/** Raw reads keep text: bigint and numeric do not fit a number, and a date is a UTC day, not an instant. */
const rawTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === TYPE_DATE ? asText : types.getTypeParser(oid, format ?? 'text')),
}

function open() {
  const connectionString = requireEnv('DATABASE_URL')
  const options = connectionOptions(env().DATABASE_ROLE)
  const pool = new Pool({ connectionString, max: 12, ...options, types: rawTypes })
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'))
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 10, ...options }),
    transactionOptions: { maxWait: 10_000, timeout: 60_000 },
  })
  return { pool, prisma }
}

type Connections = ReturnType<typeof open>
const store: { cloudmonitorDb?: Connections } & typeof globalThis = globalThis

/** The process's connections, opened on first use. Only tenant.ts and system.ts may use them: everyone else goes through a tenant. */
export function connections(): Connections {
  store.cloudmonitorDb ??= open()
  return store.cloudmonitorDb
}

/** Closes every connection: for commands and tests that end. */
export async function disconnect(): Promise<void> {
  const open = store.cloudmonitorDb
  delete store.cloudmonitorDb
  await Promise.all([open?.pool.end(), open?.prisma.$disconnect()])
}
