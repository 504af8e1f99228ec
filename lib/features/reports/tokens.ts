import 'server-only'
import { addDays, dayOfMs } from '@/lib/domain/day'
import { addDecimals, ZERO } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import { daySumsOf } from './facts/day-sums'
import { groupsOf, stackOf } from './facts/stack'
import { dailyTokens, hourlyTokens, hoursRead, partsOf, sumTokens, tokenLabel } from './facts/token-parts'
import { inReport, type ReportParts } from './report-frame'
import type { Tokens } from './tokens-model'

const HOURLY_DAYS = 3
const MS_AN_HOUR = 3_600_000

/** Tokens of completions: daily input (uncached, cached, cache write) and output, hourly for the last days. @throws NotAllowed, NotFound */
export const tokensReport = (ctx: Context, filter: ReportFilter): Promise<Tokens> => inReport(ctx, filter, async (parts) => {
  const { tx, scope, statesOf } = parts
  const states = statesOf('tokens')
  const days = await dailyTokens(tx, scope)
  const rows = days.flatMap((day) => partsOf(day).map((part) => ({ ...part, day: day.day })))
  const total = addDecimals([ZERO, ...rows.map(({ amount }) => amount)])
  return { total, sums: sumTokens(days), ...stackOf({ sums: daySumsOf(scope.range, rows), label: tokenLabel, states, whole: total }), hours: await hoursOf(parts, states) }
})

/** The last three days of the period, as far as hours were read; an hour between two of them without tokens is zero, one that nobody read is a gap. */
async function hoursOf({ tx, scope }: ReportParts, states: ReportParts['states']): Promise<Tokens['hours']> {
  const first = addDays(scope.range.to, 1 - HOURLY_DAYS)
  const range = { from: first > scope.range.from ? first : scope.range.from, to: scope.range.to }
  const read = await hourlyTokens(tx, { ...scope, range })
  const [from, to] = [read[0]?.hour.getTime(), read.at(-1)?.hour.getTime()]
  if (from === undefined || to === undefined) return null
  const isRead = await hoursRead(tx, { ...scope, range })
  const byHour = new Map(read.map((row) => [row.hour.getTime(), partsOf(row)]))
  const rows = read.flatMap((row) => partsOf(row).map((part) => ({ ...part, day: row.day })))
  const total = addDecimals([ZERO, ...rows.map(({ amount }) => amount)])
  const { groups, charted } = groupsOf({ sums: daySumsOf(range, rows), label: tokenLabel, whole: total })
  const bars = Array.from({ length: (to - from) / MS_AN_HOUR + 1 }, (_, index) => {
    const at = from + index * MS_AN_HOUR
    const hour = new Date(at).toISOString()
    if (!isRead(at)) return { hour, state: 'missing' as const, amount: null, parts: {} }
    const parts = byHour.get(at) ?? []
    return { hour, state: states.get(dayOfMs(at)) ?? 'missing', amount: addDecimals([ZERO, ...parts.map(({ amount }) => amount)]), parts: Object.fromEntries(parts.map(({ key, amount }) => [key, amount])) }
  })
  return { stack: { groups, charted }, total, bars }
}
