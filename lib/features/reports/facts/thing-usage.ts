import 'server-only'
import { z } from 'zod'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import type { ThingUsage } from '../things-model'
import { personOf, readPeople } from './people'
import { thingsUsed } from './sources'

const Count = z.coerce.bigint()
const Rows = z.array(z.object({ id: z.string().nullable(), requests: Count, input: Count, output: Count }))
const RESIDUALS = { project: 'residual:no-project', user: 'residual:unattributed', apiKey: 'residual:no-key' } as const

/** Requests and tokens of completions by project, person or key, under the group keys of their dollars. */
export async function thingUsage(tx: ReadTx, scope: ReportScope, by: keyof typeof RESIDUALS): Promise<Map<string, ThingUsage>> {
  const { from, where, values, column } = thingsUsed(scope, by)
  const rows = Rows.parse((await tx.query(
    `select ${column} as id, coalesce(sum(f.num_model_requests), 0)::text as requests, coalesce(sum(f.input_tokens), 0)::text as input, coalesce(sum(f.output_tokens), 0)::text as output
     from ${from} where ${where} and f.service = 'completions' group by 1`, values)).rows)
  const people = by === 'user' ? await readPeople(tx, scope) : null
  const keyed = Map.groupBy(rows, ({ id }) => (id === null ? RESIDUALS[by] : `thing:${people ? personOf(people, id) : id}`))
  return new Map(Array.from(keyed, ([key, list]) => [key, addUsage(list)]))
}

const total = (counts: bigint[]) => `${counts.reduce((sum, count) => sum + count, 0n)}`

/** The sum over several things. */
export function addUsage(all: { requests: bigint | string; input: bigint | string; output: bigint | string }[]): ThingUsage {
  return { requests: total(all.map(({ requests }) => BigInt(requests))), input: total(all.map(({ input }) => BigInt(input))), output: total(all.map(({ output }) => BigInt(output))) }
}
