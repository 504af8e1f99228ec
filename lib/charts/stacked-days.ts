import type { Day } from '@/lib/domain/day'
import type { DecimalText } from '@/lib/domain/money'
import type { Tone } from './identity-tones'
import type { Axis } from './money-axis'

/** What a chart counts: dollars, written to the cent, or whole units of a name, e.g. tokens. */
export type Unit = 'USD' | 'tokens'

/** One colour of the stack. `total` is exact, over the whole period. */
export type Series = { key: string; label: string; note: string | null; kind: 'thing' | 'other' | 'residual'; tone: Tone; total: DecimalText }

/** One thing of one day: what is written, and how high it is drawn. */
export type Part = { key: string; amount: DecimalText; height: number }

/** One UTC day. `amount` null: a gap, never a zero; `gap` says why. Unsettled days are drawn hatched. */
export type Bar = { day: Day; amount: DecimalText | null; gap: string | null; state: string; unsettled: boolean; parts: Part[] }

/** Everything stacked bars and their table show; every decision is made here. Amounts as exact decimal text. */
export type StackedDays = { unit: Unit; series: Series[]; bars: Bar[]; total: DecimalText; axis: Axis }
