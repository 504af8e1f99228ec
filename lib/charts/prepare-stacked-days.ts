import { addDecimals, ZERO, type DecimalText } from '@/lib/domain/money'
import type { Stack } from '@/lib/features/reports/report-frame-model'
import { countAxis } from './count-axis'
import { identityTones, residualTone } from './identity-tones'
import { moneyAxis } from './money-axis'
import type { Bar, Series, StackedDays, Unit } from './stacked-days'

type Report = Stack & { total: DecimalText; unit?: Unit }
type ReportDay = Report['days'][number]

const OTHER = 'other'
const STATES: Record<ReportDay['state'], string> = {
  open: 'Open: today, not settled yet', provisional: 'Provisional: not settled yet', settled: 'Settled', missing: 'Not read yet',
}

/** Things by size, then Other, then the residuals: named money without a thing is never folded into Other. */
function seriesOf({ groups, charted }: Report): Series[] {
  const drawn = new Set(charted)
  const things = groups.filter((group) => group.kind === 'thing' && drawn.has(group.key))
  const rest = groups.filter((group) => group.kind === 'thing' && !drawn.has(group.key))
  const tones = identityTones(things.map((group) => group.key))
  const other: Series = {
    key: OTHER, label: `Other (${rest.length})`, note: null, kind: 'other', tone: OTHER, total: addDecimals(rest.map((group) => group.amount)),
  }
  return [
    ...things.map((group): Series => ({ ...pick(group), kind: 'thing', tone: tones.get(group.key) ?? OTHER })),
    ...(rest.length > 0 ? [other] : []),
    ...groups.filter((group) => group.kind === 'residual').map((group): Series => ({ ...pick(group), kind: 'residual', tone: residualTone(group.label) })),
  ]
}

const pick = ({ key, label, note, amount }: Report['groups'][number]) => ({ key, label, note, total: amount })

function barOf({ day, state, amount, parts }: ReportDay, series: Series[]): Bar {
  const gap = amount !== null ? null : state === 'missing' ? 'not read yet' : 'not settled yet'
  return {
    day, amount, gap, state: STATES[state], unsettled: state === 'open' || state === 'provisional',
    parts: gap ? [] : series.map(({ key }) => ({ key, amount: parts[key] ?? ZERO, height: Number(parts[key] ?? ZERO) })),
  }
}

const heightsOf = (bar: Bar, sign: 1 | -1) => bar.parts.reduce((sum, part) => (part.height * sign > 0 ? sum + part.height : sum), 0)

/** Daily dollars, or tokens, as a stack: order, colours, gaps and axis. Written amounts stay the report's own text; numbers only place pixels. */
export function prepareStackedDays(report: Report): StackedDays {
  const series = seriesOf(report)
  const bars = report.days.map((day) => barOf(day, series))
  const unit = report.unit ?? 'USD'
  const axis = (unit === 'USD' ? moneyAxis : countAxis)(Math.min(0, ...bars.map((bar) => heightsOf(bar, -1))), Math.max(0, ...bars.map((bar) => heightsOf(bar, 1))))
  return { unit, series, bars, total: report.total, axis }
}
