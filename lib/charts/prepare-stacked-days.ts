import { addDecimals, ZERO, type DecimalText } from '@/lib/domain/money'
import type { Stack } from '@/lib/features/reports/report-frame-model'
import { countAxis } from './count-axis'
import { identityTones, residualTone, type KeptTones } from './identity-tones'
import { moneyAxis } from './money-axis'
import type { Bar, Series, StackedDays, Step, Unit } from './stacked-days'

type Report = Stack & { total: DecimalText; unit?: Unit }
type Timed = Omit<Stack['days'][number], 'day'> & { at: string }
type Timeline = Pick<Stack, 'groups' | 'charted'> & { total: DecimalText; unit: Unit; step: Step; bars: Timed[] }

const OTHER = 'other'
const STATES: Record<Timed['state'], string> = {
  open: 'Open: today, not settled yet', provisional: 'Provisional: not settled yet', settled: 'Settled', missing: 'Not read yet', unavailable: 'Not available by API key',
}
const GAPS: Partial<typeof STATES> = { missing: 'not read yet', unavailable: 'not available by API key' }

/** Things by size, then Other, then the residuals: named money without a thing is never folded into Other. */
function seriesOf({ groups, charted }: Timeline, kept?: KeptTones): Series[] {
  const drawn = new Set(charted)
  const things = groups.filter((group) => group.kind === 'thing' && drawn.has(group.key))
  const rest = groups.filter((group) => group.kind === 'thing' && !drawn.has(group.key))
  const tones = identityTones(things.map((group) => group.key), kept)
  const other: Series = {
    key: OTHER, label: `Other (${rest.length})`, note: null, kind: 'other', tone: OTHER, total: addDecimals(rest.map((group) => group.amount)),
  }
  return [
    ...things.map((group): Series => ({ ...pick(group), kind: 'thing', tone: tones.get(group.key) ?? OTHER })),
    ...(rest.length > 0 ? [other] : []),
    ...groups.filter((group) => group.kind === 'residual').map((group): Series => ({ ...pick(group), kind: 'residual', tone: residualTone(group.label) })),
  ]
}

const pick = ({ key, label, note, billedFor, amount }: Stack['groups'][number]) => ({ key, label, note, ...(billedFor ? { billedFor } : {}), total: amount })

function barOf({ at, state, amount, parts }: Timed, series: Series[]): Bar {
  const gap = amount !== null ? null : (GAPS[state] ?? 'not settled yet')
  return {
    at, amount, gap, state: STATES[state], unsettled: state === 'open' || state === 'provisional',
    parts: gap ? [] : series.map(({ key }) => ({ key, amount: parts[key] ?? ZERO, height: Number(parts[key] ?? ZERO) })),
  }
}

const heightsOf = (bar: Bar, sign: 1 | -1) => bar.parts.reduce((sum, part) => (part.height * sign > 0 ? sum + part.height : sum), 0)

/**
 * Daily dollars, or tokens, as a stack: order, colours, gaps and axis. Written amounts stay the report's own text; numbers only place pixels.
 * `kept`: the colours things have had on other pages.
 */
export const prepareStackedDays = ({ days, unit = 'USD', ...report }: Report, kept?: KeptTones): StackedDays =>
  prepareTimeline({ ...report, unit, step: 'day', bars: days.map(({ day, ...rest }) => ({ ...rest, at: day })) }, kept)

/** The same by any step of time. */
export function prepareTimeline(report: Timeline, kept?: KeptTones): StackedDays {
  const { unit, step } = report
  const series = seriesOf(report, kept)
  const bars = report.bars.map((bar) => barOf(bar, series))
  const axis = (unit === 'USD' ? moneyAxis : countAxis)(Math.min(0, ...bars.map((bar) => heightsOf(bar, -1))), Math.max(0, ...bars.map((bar) => heightsOf(bar, 1))))
  return { unit, step, series, bars, total: bars.some(({ amount }) => amount !== null) ? report.total : null, axis }
}
