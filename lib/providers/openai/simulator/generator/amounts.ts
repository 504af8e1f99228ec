import { MEASURES, type Measure } from '@/lib/domain/services'

/** Whole numbers of the vendor's measures. Totals (`input_tokens` of completions) are derived when a row is written. */
export type Amounts = Partial<Record<Measure, number>>

const NAMES = new Set<string>(MEASURES)
const isMeasure = (name: string): name is Measure => NAMES.has(name)

/** Calls `visit` with every measure that is there. */
export function eachMeasure(amounts: Amounts, visit: (measure: Measure, amount: number) => void): void {
  for (const name in amounts) if (isMeasure(name)) visit(name, amounts[name] ?? 0)
}

/** Adds `more` to `sum`, measure by measure. */
export function addAmounts(sum: Amounts, more: Amounts): void {
  eachMeasure(more, (measure, amount) => { sum[measure] = (sum[measure] ?? 0) + amount })
}

/** `amounts` times a share, each rounded down: the shares of growing parts of an hour never overtake the whole. */
export function shareOf(amounts: Amounts, share: number): Amounts {
  const part: Amounts = {}
  eachMeasure(amounts, (measure, amount) => { part[measure] = Math.floor(amount * share) })
  return part
}

/** `later` minus `earlier`. */
export function difference(later: Amounts, earlier: Amounts): Amounts {
  const part: Amounts = {}
  eachMeasure(later, (measure, amount) => { part[measure] = amount - (earlier[measure] ?? 0) })
  return part
}
