import 'server-only'
import { z } from 'zod'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { personOf, readPeople } from './people'
import { thingsUsed, usage } from './sources'

const Count = z.coerce.bigint()
const Tokens = z.array(z.object({ requests: Count, input: Count, cached: Count, output: Count, batch: Count }))

/** Completions of the period: requests, input tokens (cached ones included), cached, output, and input plus output done as batch. */
export async function completionTokens(tx: ReadTx, scope: ReportScope) {
  const { from, where, values } = usage(scope, 'work')
  const [row] = Tokens.parse((await tx.query(
    `select coalesce(sum(f.num_model_requests), 0)::text as requests, coalesce(sum(f.input_tokens), 0)::text as input, coalesce(sum(f.input_cached_tokens), 0)::text as cached, coalesce(sum(f.output_tokens), 0)::text as output,
       coalesce(sum(coalesce(f.input_tokens, 0) + coalesce(f.output_tokens, 0)) filter (where s.batch), 0)::text as batch
     from ${from} where ${where} and f.service = 'completions'`, values)).rows)
  return row ?? { requests: 0n, input: 0n, cached: 0n, output: 0n, batch: 0n }
}

const UserIds = z.array(z.object({ userId: z.string() }))

/**
 * Distinct people with usage in the period, as the Users page knows them: one lower-case e-mail over all connectors, the user
 * id where it is unknown. Service accounts are not people; who is neither known as one nor the other counts as a person
 * and is marked.
 */
export async function activePeople(tx: ReadTx, scope: ReportScope): Promise<{ people: number; unknownKind: number }> {
  const { from, where, values, column } = thingsUsed(scope, 'user', 'ids')
  const known = await readPeople(tx, scope)
  const active = new Set(UserIds.parse((await tx.query(`select distinct ${column} as "userId" from ${from} where ${where} and ${column} is not null`, values)).rows).map(({ userId }) => personOf(known, userId)))
  const people = [...active].map((id) => known.persons.get(id)).filter((person) => !person?.serviceAccount)
  return { people: people.length, unknownKind: people.filter((person) => !person?.kindKnown).length }
}
