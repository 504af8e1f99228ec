import type { DecimalText } from '@/lib/domain/money'
import type { Tone } from './identity-tones'
import type { BilledFor } from '@/lib/features/reports/report-frame-model'
import type { Axis } from './money-axis'

/** What a chart counts: dollars, written to the cent, or whole units of a name, e.g. tokens. */
export type Unit = 'USD' | 'tokens'

/** How long a bar is. */
export type Step = 'day' | 'hour'

/** One colour of the stack. `total` is exact, over the whole period. `billedFor`: what a line item is billed for. */
export type Series = { key: string; label: string; note: string | null; kind: 'thing' | 'other' | 'residual'; billedFor?: BilledFor | undefined; tone: Tone; total: DecimalText }

/** One thing of one day: what is written, and how high it is drawn. */
export type Part = { key: string; amount: DecimalText; height: number }

/** One UTC day or hour; `at` is the day, or the start of the hour as an instant. `amount` null: a gap, never a zero; `gap` says why. Unsettled days are drawn hatched. */
export type Bar = { at: string; amount: DecimalText | null; gap: string | null; state: string; unsettled: boolean; parts: Part[] }

/** Everything stacked bars and their table show; every decision is made here. Amounts as exact decimal text. `total` null: nothing is known of any bar. */
export type StackedDays = { unit: Unit; step: Step; series: Series[]; bars: Bar[]; total: DecimalText | null; axis: Axis }
