import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { DecimalText } from '@/lib/domain/money'
import { DayState, ReportFrame, Stack } from './report-frame-model'

/** Completions, in tokens. `notSplit`: input that its row does not divide into uncached, cached and cache write; the five parts add up to input + output. */
export const TokenParts = z.object({ uncached: CountText, cached: CountText, cacheWrite: CountText, notSplit: CountText, output: CountText, input: CountText, requests: CountText })
export type TokenParts = z.infer<typeof TokenParts>

/** Tokens of completions by day, and by the hour for the last days: read apart, and never summed into days. The state of a day is that of its completions. `hour`: its start, ISO, UTC; `amount` null: not read. */
export const Tokens = ReportFrame.extend({
  total: DecimalText, sums: TokenParts, ...Stack.shape,
  hours: z.object({ stack: Stack.pick({ groups: true, charted: true }), total: DecimalText, bars: z.array(z.object({ hour: z.iso.datetime(), state: DayState, amount: DecimalText.nullable(), parts: z.record(z.string(), DecimalText) })) }).nullable(),
})
export type Tokens = z.infer<typeof Tokens>
