import 'server-only'
import { daysOf } from '@/lib/domain/day'
import { addDecimals, compareDecimals, fromScaled, negate, ratio, toScaled, ZERO, type DecimalText } from '@/lib/domain/money'
import { parseLineItem } from '@/lib/domain/line-item'
import { previousRange, type ReportFilter } from '@/lib/domain/report-filter'
import { statusOf } from '@/lib/features/connectors/connector-status'
import { historyProgress } from '@/lib/features/connectors/history-progress'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql, type SqlTx } from '@/lib/platform/tenant'
import type { Overview } from './overview-model'
import { dayStates, isWhollyRead, type DayState } from './overview/day-states'
import { groupedSpend, type GroupedSpend } from './overview/grouped-spend'
import { modelMix, tierOverrides } from './overview/model-mix'
import { batchSpend, billedTotals, directSpend } from './overview/spend'
import { activePeople, completionTokens } from './overview/usage-totals'
import { reportConnectors, type ReportConnector, type ReportScope } from './report-scope'

const CHARTED = 8
const OTHER = 'other'

/**
 * The Overview of a period: five KPIs by the formulas of product.md, spend by day and group. One read-only snapshot; USD as
 * exact decimal text. Serves page, API and CSV alike. @throws NotAllowed, NotFound for a connector that is not the organization's
 */
export async function overviewReport(ctx: Context, filter: ReportFilter): Promise<Overview> {
  authorize(ctx, 'report:read')
  return inTenantSql(ctx, async (tx) => {
    const { all, chosen } = await reportConnectors(tx, ctx, filter)
    const scope: ReportScope = { organizationId: ctx.organizationId, connectorIds: chosen.map(({ id }) => id), range: { from: filter.from, to: filter.to } }
    const totals = await billedTotals(tx, scope)
    const amount = totals.find(({ currency }) => currency === 'USD')?.amount ?? ZERO
    const grouped = await groupedSpend(tx, scope, filter.groupBy)
    const states = await dayStates(tx, scope, filter.today)
    const groups = groupTotals(grouped, amount)
    const charted = [...groups.filter(({ kind }) => kind === 'thing').slice(0, CHARTED), ...groups.filter(({ kind }) => kind === 'residual')].map(({ key }) => key)
    return {
      from: filter.from, to: filter.to, groupBy: filter.groupBy, connectorIds: filter.connectorIds,
      kpis: await kpis(tx, scope, filter, amount),
      basis: filter.groupBy === 'user' ? 'allocated' : 'direct',
      groups, charted, days: dayRows(scope, grouped, states, new Set(charted)),
      otherCurrencies: totals.filter(({ currency }) => currency !== 'USD'),
      ...freshness(chosen),
      connectors: await connectorHealth(tx, all),
    }
  }, 'read')
}

/** How each saved connector is, for the filter and the notices: health, which finance may see. */
async function connectorHealth(tx: SqlTx, connectors: ReportConnector[]): Promise<Overview['connectors']> {
  const health: Overview['connectors'] = []
  for (const one of connectors) {
    const importing = (await historyProgress(tx, one)) !== null
    health.push({ id: one.id, name: one.name, vendorOrganizationId: one.vendorOrganizationId, state: statusOf(one, importing), updatedAt: one.lastSyncFinishedAt?.toISOString() ?? null, problem: one.lastErrorMessage?.replace('\n', ' ') ?? null })
  }
  return health
}

async function kpis(tx: SqlTx, scope: ReportScope, filter: ReportFilter, amount: DecimalText): Promise<Overview['kpis']> {
  const lineItems = await directSpend(tx, scope, 'lineItem')
  const tokens = await completionTokens(tx, scope)
  const people = await activePeople(tx, scope)
  const batchAmount = (await batchSpend(tx, scope)) ?? ZERO
  const completionsAmount = addDecimals(lineItems.filter(({ id }) => id !== null && parseLineItem(id).service === 'completions').map((row) => row.amount))
  const count = (units: bigint) => ({ units, scale: 0 })
  return {
    totalSpend: { amount, previous: await previous(tx, scope, filter) },
    costPerDeveloper: { amount: ratio(toScaled(amount), count(BigInt(people.people))), ...people },
    modelMix: modelMix(lineItems, await tierOverrides(tx, scope.organizationId)),
    cacheHitRate: { rate: ratio(count(tokens.cached), count(tokens.input)), cached: `${tokens.cached}`, input: `${tokens.input}` },
    batch: { rate: ratio(toScaled(batchAmount), toScaled(completionsAmount)), batchAmount, completionsAmount, tokenShare: ratio(count(tokens.batch), count(tokens.input + tokens.output)) },
  }
}

/** The comparison of product.md, Reports; only where every day of it has been read. */
async function previous(tx: SqlTx, scope: ReportScope, filter: ReportFilter): Promise<Overview['kpis']['totalSpend']['previous']> {
  const before = previousRange(filter.period, scope.range, filter.today)
  if (!before || !scope.connectorIds.length) return null
  const range = { from: before.from, to: before.to }
  if (!(await isWhollyRead(tx, { ...scope, range }))) return null
  const usd = async (of: ReportScope['range']) => (await billedTotals(tx, { ...scope, range: of })).find(({ currency }) => currency === 'USD')?.amount ?? ZERO
  const [was, comparable] = [await usd(range), await usd(before.comparable)]
  return { amount: was, ...range, comparable, change: ratio(toScaled(addDecimals([comparable, negate(was)])), toScaled(was)) }
}

function groupTotals(grouped: GroupedSpend, whole: DecimalText): Overview['groups'] {
  const amounts = new Map<string, DecimalText[]>()
  for (const { key, amount } of grouped.rows) push(amounts, key, amount)
  return Array.from(amounts, ([key, list]) => { const amount = addDecimals(list); return { ...grouped.label(key), amount, share: ratio(toScaled(amount), toScaled(whole)) } })
    .sort((a, b) => compareDecimals(b.amount, a.amount) || (a.key < b.key ? -1 : 1))
}

/** A day without dollars is null while it can still get some or was not read: only a settled day without rows is $0. */
function dayRows(scope: ReportScope, grouped: GroupedSpend, states: Map<string, DayState>, charted: Set<string>): Overview['days'] {
  const byDay = new Map<string, Map<string, DecimalText[]>>()
  for (const { day, key, amount } of grouped.rows) {
    const parts = byDay.get(day) ?? new Map<string, DecimalText[]>()
    byDay.set(day, parts)
    push(parts, charted.has(key) ? key : OTHER, amount)
  }
  return daysOf(scope.range).map((day) => {
    const state = states.get(day) ?? 'missing'
    const parts = Object.fromEntries(Array.from(byDay.get(day) ?? [], ([key, list]) => [key, addDecimals(list)]))
    const amounts = Object.values(parts)
    return { day, state, amount: amounts.length ? addDecimals(amounts) : state === 'settled' ? fromScaled({ units: 0n, scale: 0 }) : null, parts }
  })
}

function push<K>(map: Map<K, DecimalText[]>, key: K, amount: DecimalText) {
  const list = map.get(key)
  if (list) list.push(amount)
  else map.set(key, [amount])
}

/** As fresh as the stalest connector: everything on the page is at least that new. */
function freshness(connectors: ReportConnector[]): Pick<Overview, 'updatedAt' | 'settledThrough'> {
  const times = connectors.map(({ lastSyncFinishedAt }) => lastSyncFinishedAt?.getTime() ?? 0)
  const settled = connectors.map(({ settledThrough }) => settledThrough).sort()
  const oldest = times.length ? Math.min(...times) : 0
  return { updatedAt: oldest ? new Date(oldest).toISOString() : null, settledThrough: settled.includes(null) ? null : (settled[0] ?? null) }
}
