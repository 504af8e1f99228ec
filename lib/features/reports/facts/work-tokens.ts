import 'server-only'
import { z } from 'zod'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { usage } from './sources'

const Rows = z.array(z.object({ id: z.string().nullable(), tokens: z.coerce.bigint() }))
const COLUMNS = { batch: `case when s.batch then 'batch' when s.batch is null then null else 'standard' end`, tier: `s."serviceTier"` } as const

/** Input and output tokens of completions by batch or service tier, under the group keys of their dollars. As OpenAI counts them: direct. */
export async function workTokens(tx: ReadTx, scope: ReportScope, by: keyof typeof COLUMNS): Promise<Map<string, bigint>> {
  const { from, where, values } = usage(scope, 'work')
  const rows = Rows.parse((await tx.query(
    `select ${COLUMNS[by]} as id, coalesce(sum(coalesce(f.input_tokens, 0) + coalesce(f.output_tokens, 0)), 0)::text as tokens from ${from} where ${where} and f.service = 'completions' group by 1`, values)).rows)
  return new Map(rows.map(({ id, tokens }) => [id === null ? 'residual:not-stated' : `thing:${id}`, tokens]))
}
