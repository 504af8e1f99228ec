import 'server-only'
import { z } from 'zod'
import { KeyUnreadable } from '@/lib/platform/cipher'
import type { SqlTx } from '@/lib/platform/tenant'
import type { DirectoryRecord } from '@/lib/providers/records'
import { personHash, type PersonHash } from './person-key'

const Removed = z.array(z.object({ hash: z.string(), pseudonym: z.string() }))
type Kinds = DirectoryRecord['kind'][]

/**
 * What a fetch brought, as it may be stored: a removed name stays removed, by user id and by e-mail, on every connector.
 * While the list cannot be read (lost ENCRYPTION_KEY), people are left as they are rather than named again.
 */
export async function withoutRemovedNames(tx: SqlTx, organizationId: string, records: DirectoryRecord[], complete: Kinds): Promise<{ records: DirectoryRecord[]; complete: Kinds }> {
  const removed = Removed.parse((await tx.query(`select encode(hash, 'hex') as hash, pseudonym from "RemovedName" where "organizationId" = $1`, [organizationId])).rows)
  if (!removed.length) return { records, complete }
  const hash = await hashOrNull(tx, organizationId)
  if (!hash) return { records: records.filter(({ kind }) => kind !== 'user'), complete: complete.filter((kind) => kind !== 'user') }
  const pseudonyms = new Map(removed.map((one) => [one.hash, one.pseudonym]))
  const find = (kind: 'id' | 'email', text: string | null) => (text ? pseudonyms.get(hash(kind, text).toString('hex')) : undefined)
  return {
    complete,
    records: records.map((record) => {
      const pseudonym = record.kind === 'user' ? (find('id', record.externalId) ?? find('email', record.email)) : undefined
      return pseudonym ? { ...record, name: null, email: pseudonym } : record
    }),
  }
}

async function hashOrNull(tx: SqlTx, organizationId: string): Promise<PersonHash | null> {
  try {
    return await personHash(tx, organizationId)
  } catch (error) {
    if (error instanceof KeyUnreadable) return null
    throw error
  }
}
