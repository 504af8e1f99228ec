import 'server-only'
import { z } from 'zod'
import type { DayRange } from '@/lib/domain/day'
import { parseLineItem } from '@/lib/domain/line-item'
import { addDecimals, DecimalText, ZERO } from '@/lib/domain/money'
import { billedLineItems, usageModelNames } from '@/lib/features/reports/facts/narrow'
import type { SqlTx } from '@/lib/platform/tenant'

const Ids = z.array(z.object({ id: z.uuid() }))
const Models = z.array(z.object({ model: z.string() }))
const Dollars = z.array(z.object({ line: z.string(), amount: DecimalText }))
const Tokens = z.array(z.object({ model: z.string(), tokens: z.coerce.bigint() }))

async function naming(tx: SqlTx, organizationId: string) {
  const connectorIds = Ids.parse((await tx.query(`select id from "Connector" where "organizationId" = $1 and state <> 'draft'`, [organizationId])).rows).map(({ id }) => id)
  const where = { organizationId, connectorIds }
  return { where, shownAs: await usageModelNames(tx, where) }
}

const modelOf = (lineItem: string) => parseLineItem(lineItem).model ?? []

/** Every model the organization was ever billed for or used, under the name that reports show. */
export async function seenNames(tx: SqlTx, organizationId: string): Promise<Set<string>> {
  const { where, shownAs } = await naming(tx, organizationId)
  const used = Models.parse((await tx.query(`select distinct model from "Series" where "organizationId" = $1 and service <> 'costs' and model is not null`, [organizationId])).rows)
  return new Set([...(await billedLineItems(tx, where)).flatMap(modelOf), ...used.map(({ model }) => shownAs(model))])
}

/** What each of them was billed and used on these days: dollars whose line item names it, input and output tokens of all services. */
export async function modelSums(tx: SqlTx, organizationId: string, { from, to }: DayRange): Promise<(model: string) => { tokens: bigint; amount: DecimalText }> {
  const { shownAs } = await naming(tx, organizationId)
  const billed = Dollars.parse((await tx.query(
    `select s."lineItem" as line, sum(f.amount)::text as amount from "CostDay" f join "Series" s on s.id = f."seriesId"
     where f."organizationId" = $1 and f.day between $2::date and $3::date and s.currency = 'USD' and s."lineItem" is not null group by 1`, [organizationId, from, to])).rows)
  const used = Tokens.parse((await tx.query(
    `select s.model, coalesce(sum(coalesce(f.input_tokens, 0) + coalesce(f.output_tokens, 0)), 0)::text as tokens from "UsageDay" f join "Series" s on s.id = f."seriesId"
     where f."organizationId" = $1 and f.day between $2::date and $3::date and s.model is not null group by 1`, [organizationId, from, to])).rows)
  const dollars = Map.groupBy(billed.flatMap(({ line, amount }) => [modelOf(line)].flat().map((model) => ({ model, amount }))), ({ model }) => model)
  const tokens = Map.groupBy(used.map((row) => ({ ...row, model: shownAs(row.model) })), ({ model }) => model)
  return (model) => ({ tokens: (tokens.get(model) ?? []).reduce((sum, row) => sum + row.tokens, 0n), amount: addDecimals([ZERO, ...(dollars.get(model) ?? []).map(({ amount }) => amount)]) })
}
