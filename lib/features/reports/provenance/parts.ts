import { addDecimals, compareDecimals, trimDecimal, ZERO, type DecimalText } from '@/lib/domain/money'
import type { Part, Provenance } from '../provenance-model'
import type { Labelled } from '../report-frame-model'
import type { Counted } from './asked'

/** More rows than anybody reads; the rest is one row, so that the table still adds up. */
const SHOWN = 200

const sum = (rows: Counted[]): DecimalText => trimDecimal(addDecimals([ZERO, ...rows.map(({ amount }) => amount)]))
const stored = (rows: Counted[]): number => rows.reduce((all, { count }) => all + count, 0)

/** The table under a figure: for each term a column that adds up to it. By group the largest first, by day in their order. */
export function partsOf(terms: Counted[][], keyOf: (row: Counted) => string, label: (key: string) => Labelled, byDay: boolean): Pick<Provenance['parts'], 'rows' | 'left'> {
  const columns = terms.map((rows) => Map.groupBy(rows, keyOf))
  const keys = [...new Set(columns.flatMap((column) => [...column.keys()]))]
  const all = keys.map((key): Part => {
    const cells = columns.map((column) => column.get(key))
    return { ...label(key), amounts: cells.map((rows) => (rows ? sum(rows) : null)), rows: stored(cells.find((rows) => rows !== undefined) ?? []) }
  })
  const size = ({ amounts }: Part) => amounts.find((amount) => amount !== null) ?? ZERO
  const sorted = byDay ? all.sort((a, b) => (a.key < b.key ? -1 : 1)) : all.sort((a, b) => compareDecimals(size(b), size(a)) || (a.key < b.key ? -1 : 1))
  const rest = sorted.slice(SHOWN)
  if (byDay || rest.length === 0) return { rows: sorted, left: 0 }
  const folded: Part = {
    key: 'rest', kind: 'residual', label: `${rest.length} smaller ones`, note: null, rows: rest.reduce((count, { rows }) => count + rows, 0),
    amounts: terms.map((_, index) => trimDecimal(addDecimals([ZERO, ...rest.flatMap(({ amounts }) => amounts[index] ?? [])]))),
  }
  return { rows: [...sorted.slice(0, SHOWN), folded], left: rest.length }
}

/** A term as one number. */
export const totalOf = (rows: Counted[]): { amount: DecimalText; rows: number } => ({ amount: sum(rows), rows: stored(rows) })
