import { DecimalText } from '@/lib/domain/money'
import type { Simulator } from '@/lib/providers/openai/simulator/start-simulator'
import { connectKey } from './connected'
import { makeOrganization } from './simulated'

/** A new organization with a saved connector for each of these organizations of the simulator, their last 14 days read. PostgreSQL knows how many rows there are, as after a history import. */
export async function connectedOrganization(simulator: Simulator, ...slugs: string[]) {
  const organization = await makeOrganization()
  const connectorIds: string[] = []
  for (const slug of slugs) connectorIds.push((await connectKey(organization.admin, simulator.keyOf(slug), { name: slug })).id)
  const { countRows } = await import('@/lib/features/rollups/count-rows')
  await countRows(organization.admin)
  return { ...organization, connectorIds }
}

type Text = string | null
export type RawCost = { day: string; amount: DecimalText; connector: string; project: Text; key: Text; keyed: boolean; line: Text; currency: Text }
export type RawCell = RawCost & { user: Text; batch: boolean | null; tier: Text; service: Text }
export type RawUsage = { day: string; connector: string; service: string; project: Text; key: Text; user: Text; model: Text; batch: boolean | null; requests: bigint; input: bigint; cached: bigint; output: bigint }

const COST = `f.day, f.amount::text, f."connectorId" as connector, s."projectId" as project, s."apiKeyId" as key, coalesce(s."apiKeyGrouped", false) as keyed, s."lineItem" as line, s.currency`

/** Every stored row as it is, for sums that no query of a report takes part in. */
export async function rawRows(organizationId: string): Promise<{ costs: RawCost[]; cells: RawCell[]; usage: RawUsage[] }> {
  const { inTenantSql } = await import('@/lib/platform/tenant')
  return inTenantSql({ organizationId }, async (tx) => {
    const costs = (await tx.query<RawCost>(`select ${COST} from "CostDay" f join "Series" s on s.id = f."seriesId"`)).rows
    const cells = (await tx.query<RawCell>(`select ${COST}, u."userId" as user, u.batch, u."serviceTier" as tier, u.service from "AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"`)).rows
    const usage = (await tx.query<Omit<RawUsage, 'requests' | 'input' | 'cached' | 'output'> & Record<'requests' | 'input' | 'cached' | 'output', string | null>>(
      `select f.day, f."connectorId" as connector, f.service, s."projectId" as project, s."apiKeyId" as key, s."userId" as user, s.model, s.batch, f.num_model_requests::text as requests, f.input_tokens::text as input, f.input_cached_tokens::text as cached, f.output_tokens::text as output from "UsageDay" f join "Series" s on s.id = f."seriesId"`)).rows
    const number = (text: string | null) => BigInt(text ?? 0)
    return {
      costs: costs.map((row) => ({ ...row, amount: DecimalText.parse(row.amount) })), cells: cells.map((row) => ({ ...row, amount: DecimalText.parse(row.amount) })),
      usage: usage.map((row) => ({ ...row, requests: number(row.requests), input: number(row.input), cached: number(row.cached), output: number(row.output) })),
    }
  }, 'read')
}

/** What OpenAI's simulator says was billed and used, added up without its endpoints. */
export async function truthOf(simulator: Simulator, slug: string, from: string, to: string) {
  const response = await fetch(`${simulator.controlUrl}/truth?organization=${slug}&from=${from}&to=${to}`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })
  const truth: { usd: string; usage: Record<string, Record<string, string>> } = await response.json()
  return { usd: DecimalText.parse(truth.usd), usage: truth.usage }
}
