import 'server-only'
import { NotFound } from '@/lib/domain/errors'
import { inSentence, THING_WORDS, type ThingKind } from '@/lib/domain/things'
import type { ReadTx } from '@/lib/platform/tenant'
import { namesOf, type Name } from './names'
import { personOf, readPeople } from './people'

type Where = { organizationId: string; connectorIds: string[] }
const COLUMNS = { projects: `"projectId"`, users: `"userId"`, 'api-keys': `"apiKeyId"` } as const

/**
 * A project, person or key of the organization: one that its directories or its facts know. Ids of other organizations are
 * not admitted to exist. A person is found by any of its user ids. @throws NotFound
 */
export async function findThing(tx: ReadTx, where: Where, kind: ThingKind, id: string): Promise<Name & { id: string }> {
  const people = kind === 'users' ? await readPeople(tx, where, { userIds: [id] }) : null
  const known = people ? personOf(people, id) : id
  const name = people ? people.persons.get(known) : (await namesOf(tx, where, kind === 'projects' ? 'project' : 'api_key', [id])).get(id)
  if (name) return { id: known, label: name.label, note: name.note }
  const { rows } = await tx.query(`select 1 from "Series" where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and ${COLUMNS[kind]} = $3 limit 1`, [where.organizationId, where.connectorIds, id])
  if (!rows.length) throw new NotFound(`This ${inSentence(THING_WORDS[kind].one)}`)
  return { id, label: id, note: null }
}
