import 'server-only'
import { z } from 'zod'
import type { SqlTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { usage } from './sources'

const Count = z.coerce.bigint()
const Tokens = z.array(z.object({ requests: Count, input: Count, cached: Count, output: Count, batch: Count }))

/** Completions of the period: requests, input tokens (cached ones included), cached, output, and input plus output done as batch. */
export async function completionTokens(tx: SqlTx, scope: ReportScope) {
  const { from, where, values } = usage(scope)
  const [row] = Tokens.parse((await tx.query(
    `select coalesce(sum(f.num_model_requests), 0)::text as requests, coalesce(sum(f.input_tokens), 0)::text as input, coalesce(sum(f.input_cached_tokens), 0)::text as cached, coalesce(sum(f.output_tokens), 0)::text as output,
       coalesce(sum(coalesce(f.input_tokens, 0) + coalesce(f.output_tokens, 0)) filter (where s.batch), 0)::text as batch
     from ${from} where ${where} and f.service = 'completions'`, values)).rows)
  return row ?? { requests: 0n, input: 0n, cached: 0n, output: 0n, batch: 0n }
}

const People = z.array(z.object({ service: z.boolean(), known: z.boolean() }))

/**
 * Distinct people with usage in the period: one lower-case e-mail over all connectors, the user id where it is unknown.
 * Service accounts are not people; who is neither known as one nor the other counts as a person and is marked.
 */
export async function activePeople(tx: SqlTx, scope: ReportScope): Promise<{ people: number; unknownKind: number }> {
  const { from, where, values } = usage(scope)
  const rows = People.parse((await tx.query(
    `select bool_and(d."personKind" is not distinct from 'service_account') as service, bool_or(d."personKind" is not null) as known
     from (select distinct s."connectorId", s."userId" from ${from} where ${where} and s."userId" is not null) u
       left join "DirectoryEntry" d on d."connectorId" = u."connectorId" and d.kind = 'user' and d."externalId" = u."userId"
     group by coalesce(d.email, u."userId")`, values)).rows)
  const people = rows.filter(({ service }) => !service)
  return { people: people.length, unknownKind: people.filter(({ known }) => !known).length }
}
