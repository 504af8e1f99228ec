import 'server-only'
import { z } from 'zod'
import { Conflict, NotFound } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { lockConnector } from '@/lib/features/ingest/lock-connector'
import { personOf, readPeople } from '@/lib/features/reports/facts/people'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { KeyUnreadable } from '@/lib/platform/cipher'
import { now } from '@/lib/platform/clock'
import { inTenantSql, type SqlTx } from '@/lib/platform/tenant'
import { ensurePersonHash, type PersonHash } from './person-key'

const Input = z.object({ personId: z.string().min(1, 'Choose a person.').max(300, 'This is nobody’s id.').refine((id) => !id.includes('\0'), 'This is nobody’s id.') })
const Ids = z.array(z.object({ id: z.string() }))
const Emails = z.array(z.object({ email: z.string() }))
const Known = z.array(z.object({ pseudonym: z.string() }))
const SHOWN_CHARACTERS = 8

/**
 * Replaces name and e-mail of a person by a pseudonym, for good: on every connector, in reports, exports and the audit log,
 * and whenever OpenAI sends them again. Usage and dollars stay with the pseudonym. Doing it twice is doing it once.
 * @throws NotFound when no directory knows the person, Conflict while the ENCRYPTION_KEY is lost, Invalid, NotAllowed
 */
export async function removePersonName(ctx: Context, input: unknown): Promise<{ pseudonym: string }> {
  authorize(ctx, 'person:remove-name')
  const { personId } = parseInput(Input, input)
  return inTenantSql(ctx, async (tx) => {
    const connectorIds = Ids.parse((await tx.query('select id from "Connector" where "organizationId" = $1 order by id', [ctx.organizationId])).rows).map(({ id }) => id)
    // A fetch that ends later takes the same locks, and then finds the list.
    for (const id of connectorIds) await lockConnector(tx, id)
    const people = await readPeople(tx, ctx, { of: 'with drafts' })
    const person = people.persons.get(personOf(people, personId))
    if (!person) throw new NotFound('This person')
    const ids = [...people.ids].filter(([, merged]) => merged === person.id).map(([id]) => id)
    const hash = await hashOf(tx, ctx)
    const [known] = Known.parse((await tx.query('select pseudonym from "RemovedName" where "organizationId" = $1 and hash = any($2::bytea[])', [ctx.organizationId, ids.map((id) => hash('id', id))])).rows)
    const pseudonym = known?.pseudonym ?? `person-${hash('pseudonym', person.id).toString('hex').slice(0, SHOWN_CHARACTERS)}`
    const entries = await forget(tx, ctx, ids, pseudonym, hash)
    if (!known || entries) await recordAudit(tx, ctx, { action: 'person.name_removed', subjectKind: 'person', subjectId: person.id, change: { entries } })
    return { pseudonym }
  })
}

async function hashOf(tx: SqlTx, ctx: Context): Promise<PersonHash> {
  try {
    return await ensurePersonHash(tx, ctx.organizationId)
  } catch (error) {
    if (error instanceof KeyUnreadable) throw new Conflict('Names cannot be removed while the ENCRYPTION_KEY is not the one they were removed with before.', 'Restore that setting, then try again.')
    throw error
  }
}

/** How many entries still had a name. */
async function forget(tx: SqlTx, ctx: Context, ids: string[], pseudonym: string, hash: PersonHash): Promise<number> {
  const emails = Emails.parse((await tx.query(`select distinct email from "DirectoryEntry" where "organizationId" = $1 and kind = 'user' and "externalId" = any($2::text[]) and email is not null`, [ctx.organizationId, ids])).rows)
  const hashes = [...ids.map((id) => hash('id', id)), ...emails.map(({ email }) => hash('email', email))]
  await tx.query(`insert into "RemovedName" ("organizationId", hash, pseudonym) select $1::uuid, h, $3 from unnest($2::bytea[]) h on conflict do nothing`, [ctx.organizationId, hashes, pseudonym])
  // The pseudonym stands where the e-mail stood, so that one person stays one over all connectors.
  const { rowCount } = await tx.query(
    `update "DirectoryEntry" set name = null, email = $3, "updatedAt" = greatest("updatedAt", $4) where "organizationId" = $1 and kind = 'user' and "externalId" = any($2::text[]) and (name is not null or email is distinct from $3)`,
    [ctx.organizationId, ids, pseudonym, now()])
  return rowCount ?? 0
}
