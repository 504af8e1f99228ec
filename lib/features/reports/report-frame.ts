import 'server-only'
import type { Day } from '@/lib/domain/day'
import { addDecimals, trimDecimal, ZERO, type DecimalText } from '@/lib/domain/money'
import { previousRange, type ReportFilter } from '@/lib/domain/report-filter'
import { statusOf } from '@/lib/features/connectors/connector-status'
import { historyProgress } from '@/lib/features/connectors/history-progress'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql, type ReadTx } from '@/lib/platform/tenant'
import { dayStates, type DayStates } from './facts/day-states'
import { narrow } from './facts/narrow'
import { rowsSetAside } from './facts/set-aside'
import { billedTotals, keylessDays, type BilledTotal } from './facts/spend'
import type { DayState, ReportFrame } from './report-frame-model'
import { Snapshot } from './snapshot'
import { reportConnectors, type ReportConnector, type ReportScope } from './report-scope'

/** What a report is built from: one snapshot, its bounds, the state of each day's dollars and (`statesOf`) of what was counted on it, and the billed dollars (USD) of the whole, `known` as in the frame. */
export type ReportParts = { tx: Snapshot; scope: ReportScope; filter: ReportFilter; states: Map<Day, DayState>; statesOf: DayStates; total: DecimalText; known: boolean }

/**
 * Builds a report in one read-only snapshot and puts the frame around it that all reports share. `totals`: where the
 * dollars of the whole are read; a report that reads every line item's days anyway adds those up (`itemTotals`).
 * @throws NotAllowed, NotFound for a connector that is not the organization's
 */
export async function inReport<T extends object>(ctx: Context, filter: ReportFilter, build: (parts: ReportParts) => Promise<T>, totals: (tx: Snapshot, scope: ReportScope) => Promise<BilledTotal[]> = billedTotals): Promise<ReportFrame & T> {
  authorize(ctx, 'report:read')
  return inTenantSql(ctx, async (client) => {
    const tx = new Snapshot(client)
    const { all, chosen } = await reportConnectors(tx, ctx, filter)
    const where = { organizationId: ctx.organizationId, connectorIds: chosen.map(({ id }) => id) }
    const kept = chosen.filter(({ state }) => state !== 'removed')
    const reading = kept.length > 0 ? kept : chosen
    const range = { from: filter.from, to: filter.to }
    const asked = { ...where, reading: reading.map(({ id }) => id), range, only: await narrow(tx, where, filter.only), keyless: [] }
    const keyless = asked.only.apiKeys ? await keylessDays(tx, { ...asked, range: { ...range, from: previousRange(filter.period, range, filter.today)?.from ?? range.from } }) : []
    const scope: ReportScope = { ...asked, keyless: keyless.map(({ day }) => day) }
    const billed = await totals(tx, scope)
    const usd = billed.find(({ currency }) => currency === 'USD')
    const total = usd?.amount ?? ZERO
    const statesOf = await dayStates(tx, scope, chosen, filter.today)
    const states = statesOf('dollars')
    const leftOut = keyless.filter(({ day }) => day >= range.from)
    for (const { day } of leftOut) states.set(day, 'unavailable')
    const known = usd !== undefined || [...states.values()].includes('settled')
    const { from, to, groupBy, measured, connectorIds, only } = filter
    return {
      from, to, groupBy, measured, connectorIds, only, known,
      otherCurrencies: billed.filter(({ currency }) => currency !== 'USD').map(({ currency, amount }) => ({ currency, amount })),
      withoutKeys: scope.only.apiKeys ? without(leftOut) : usd?.keyless && usd.keylessFrom && usd.keylessTo ? { amount: usd.keyless, from: usd.keylessFrom, to: usd.keylessTo, counted: true } : null,
      setAside: await rowsSetAside(tx, scope),
      ...freshness(reading),
      connectors: await connectorHealth(tx, all),
      ...await build({ tx, scope, filter, states, statesOf, total, known }),
    }
  }, 'read')
}

/** What the days without keys leave out of a report that is narrowed to keys. */
function without(days: Awaited<ReturnType<typeof keylessDays>>): ReportFrame['withoutKeys'] {
  const [first, last] = [days[0], days.at(-1)]
  return first && last ? { amount: trimDecimal(addDecimals(days.map(({ amount }) => amount))), from: first.day, to: last.day, counted: false } : null
}

/** How each saved connector is, for the filter and the notices: health, which finance may see. */
async function connectorHealth(tx: ReadTx, connectors: ReportConnector[]): Promise<ReportFrame['connectors']> {
  const health: ReportFrame['connectors'] = []
  for (const one of connectors) {
    const importing = (await historyProgress(tx, one)) !== null
    health.push({ id: one.id, name: one.name, vendorOrganizationId: one.vendorOrganizationId, state: statusOf(one, importing), updatedAt: one.lastSyncStartedAt?.toISOString() ?? null, problem: one.lastErrorMessage?.replace('\n', ' ') ?? null })
  }
  return health
}

/** As fresh as the stalest connector when its last whole reading began: it may have waited for hours since, and everything on the page is at least that new. */
function freshness(connectors: ReportConnector[]): Pick<ReportFrame, 'updatedAt' | 'settledThrough'> {
  const times = connectors.map(({ lastSyncStartedAt }) => lastSyncStartedAt?.getTime() ?? 0)
  const settled = connectors.map(({ settledThrough }) => settledThrough).sort()
  const oldest = times.length ? Math.min(...times) : 0
  return { updatedAt: oldest ? new Date(oldest).toISOString() : null, settledThrough: settled.includes(null) ? null : (settled[0] ?? null) }
}
