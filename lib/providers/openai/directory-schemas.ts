import { z } from 'zod'
import { dimension, seconds, text } from '@/lib/providers/openai/fields'
import type { DirectoryRecord } from '@/lib/providers/records'

const time = seconds.nullish().catch(null).transform((value) => value ?? null)
const id = text.min(1)
const nothing = { name: null, email: null, personKind: null, parentId: null, ownerId: null, state: 'active', createdAt: null } as const

export const project = z.object({ id, name: dimension, created_at: time, archived_at: time, status: dimension }).transform((entry): DirectoryRecord => ({
  ...nothing,
  kind: 'project',
  externalId: entry.id,
  name: entry.name,
  state: entry.status === 'archived' || entry.archived_at !== null ? 'archived' : 'active',
  createdAt: entry.created_at,
}))

export const user = z.object({
  id, name: dimension, email: dimension, added_at: time, is_service_account: z.boolean().nullish().catch(null),
  user: z.object({ name: dimension, email: dimension }).nullish().catch(null),
}).transform((entry): DirectoryRecord => ({
  ...nothing,
  kind: 'user',
  externalId: entry.id,
  name: entry.name ?? entry.user?.name ?? null,
  email: entry.email ?? entry.user?.email ?? null,
  personKind: typeof entry.is_service_account === 'boolean' ? (entry.is_service_account ? 'service_account' : 'person') : null,
  createdAt: entry.added_at,
}))

const owner = z.object({ id, name: dimension, email: dimension, created_at: time })
const Owner = z.object({ type: z.string().nullish().catch(null), user: owner.nullish().catch(null), service_account: owner.nullish().catch(null) })

/** A key, and its owner as a person of his own: service accounts need not stand in the list of users. */
export const apiKey = (projectId: string) => z.object({ id, name: dimension, created_at: time, owner: Owner.nullish().catch(null) }).transform((entry): DirectoryRecord[] => {
  const person = entry.owner?.service_account ?? entry.owner?.user ?? null
  const personKind = entry.owner?.type === 'service_account' ? 'service_account' : entry.owner?.type === 'user' ? 'person' : null
  const key: DirectoryRecord = { ...nothing, kind: 'api_key', externalId: entry.id, name: entry.name, personKind, parentId: projectId, ownerId: person?.id ?? null, createdAt: entry.created_at }
  if (!person) return [key]
  return [key, { ...nothing, kind: 'user', externalId: person.id, name: person.name, email: person.email, personKind, createdAt: person.created_at }]
})
