import { addDecimals, negate, readDecimal, roundDecimal, toScaled, type DecimalText } from '@/lib/domain/money'

const DOLLARS = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/

export type Comparison =
  | { kind: 'nothing' }
  | { kind: 'unreadable' }
  | { kind: 'matches'; decimals: number }
  | { kind: 'differs'; by: DecimalText; decimals: number }

/** Compares at the precision typed: `$1,234.5` asks for tenths, `1235` for whole dollars. Exact, never through a float. `by`: ours minus theirs. */
export function compareTotals(typed: string, ours: DecimalText): Comparison {
  const text = typed.replace(/USD|US\$/i, (found) => (found.endsWith('$') ? '$' : '')).trim()
  if (text === '') return { kind: 'nothing' }
  const match = DOLLARS.exec(text)
  const theirs = match ? readDecimal(`${match[1]?.replaceAll(',', '') ?? ''}${match[2] ?? ''}`) : null
  if (theirs === null) return { kind: 'unreadable' }
  const decimals = toScaled(theirs).scale
  const by = addDecimals([roundDecimal(ours, decimals), negate(theirs)])
  return toScaled(by).units === 0n ? { kind: 'matches', decimals } : { kind: 'differs', by, decimals }
}
