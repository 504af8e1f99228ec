import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import type { ReadTx } from '@/lib/platform/tenant'
import type { Dimension } from '../facts/grouped-spend'
import { personOf, readPeople } from '../facts/people'
import { usage } from '../facts/sources'
import type { ReportScope } from '../report-scope'

const Count = z.coerce.bigint()
const Sums = { requests: Count, input: Count, cached: Count, uncached: Count, written: Count, output: Count, reported: Count, unreported: Count }
const Rows = z.array(z.object({ day: Day, id: z.string().nullable(), model: z.string().nullable(), batch: z.boolean(), count: z.number(), ...Sums }))

/** Completions of one day, group, model and way of working: sums of the stored rows, and how many they are. `model` as shown; null: not named. */
export type UsageRow = Omit<z.infer<typeof Rows>[number], 'id'> & { key: string }

const COLUMNS: Record<Dimension, string> = {
  model: 's.model', project: `s."projectId"`, user: `s."userId"`, apiKey: `s."apiKeyId"`, tier: `s."serviceTier"`,
  batch: `case when s.batch then 'batch' when s.batch is null then null else 'standard' end`, lineItem: 'null', service: 'f.service',
}
const RESIDUALS: Record<Dimension, string> = {
  model: 'residual:no-model', project: 'residual:no-project', user: 'residual:unattributed', apiKey: 'residual:no-key', batch: 'residual:not-stated', tier: 'residual:not-stated', lineItem: '', service: '',
}
const SUMS = {
  requests: 'f.num_model_requests', input: 'f.input_tokens', cached: 'f.input_cached_tokens', output: 'f.output_tokens', written: 'f.input_cache_write_tokens', reported: 'f.reasoning_tokens',
  uncached: 'coalesce(f.input_uncached_tokens, f.input_tokens - coalesce(f.input_cached_tokens, 0) - coalesce(f.input_cache_write_tokens, 0))',
  unreported: 'case when f.reasoning_tokens is null then f.output_tokens end',
} satisfies Record<keyof typeof Sums, string>
const SELECTED = Object.entries(SUMS).map(([name, what]) => `coalesce(sum(${what}), 0)::text as ${name}`).join(', ')

/** Completions as stored, under the group keys of their reports. */
export async function usageRows(tx: ReadTx, scope: ReportScope, by: Dimension | null, shownAs: (usageModel: string) => string): Promise<UsageRow[]> {
  const { from, where, values } = usage(scope)
  const rows = Rows.parse((await tx.query(
    `select f.day, ${by ? COLUMNS[by] : 'null'} as id, s.model, coalesce(s.batch, false) as batch, count(*)::int as count, ${SELECTED}
     from ${from} where ${where} and f.service = 'completions' group by 1, 2, 3, 4`, values)).rows)
  const people = by === 'user' ? await readPeople(tx, scope) : null
  const keyOf = (id: string | null) => (id === null ? (by ? RESIDUALS[by] : '') : `thing:${by === 'model' ? shownAs(id) : people ? personOf(people, id) : id}`)
  return rows.map(({ id, model, ...row }) => ({ ...row, key: keyOf(id), model: model === null ? null : shownAs(model) }))
}
