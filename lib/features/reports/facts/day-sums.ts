import { daysOf, type Day, type DayRange } from '@/lib/domain/day'
import { fromScaledTrimmed, scaleOf, unitsAt, type DecimalText } from '@/lib/domain/money'

/** What ids had on one day, as columns of equal length: amounts as exact decimal texts, and of how many stored rows each is the sum. `keyOf` names the group of an id. */
export type DayColumns = { day: Day; ids: (string | null)[]; amounts: string[]; counts: number[]; keyOf: (id: string | null) => string }
/** One cell: USD as exact decimal text, or a count. */
export type DayRow = { day: Day; key: string; amount: DecimalText }

/** By the index of the day; undefined where nothing was stored. */
type Cells = { units: (bigint | undefined)[]; counts: number[] }
/** Amounts by group and day as integers of one scale. Each is read and added once; totals, trends, days and changes are made from it. */
export type DaySums = { days: Day[]; scale: number; groups: Map<string, Cells> }
/** The sum of each group, likewise. */
export type Totals = { scale: number; units: Map<string, bigint> }

function addCell(cells: Cells, index: number, more: bigint, count = 0): void {
  const known = cells.units[index]
  cells.units[index] = known === undefined ? more : known + more
  cells.counts[index] = (cells.counts[index] ?? 0) + count
}

/** Adds up columns, of which a day and key may have several. @throws SyntaxError when an amount is no number */
export function daySums(range: DayRange, columns: DayColumns[]): DaySums {
  const days = daysOf(range)
  const indexes = new Map(days.map((day, index) => [day, index]))
  const scale = columns.reduce((most, { amounts }) => amounts.reduce((known, amount) => Math.max(known, scaleOf(amount)), most), 0)
  const groups = new Map<string, Cells>()
  // The group of an id is looked up once, not on each of its days.
  const found = new Map<DayColumns['keyOf'], Map<string | null, Cells>>()
  for (const { day, ids, amounts, counts, keyOf } of columns) {
    const index = indexes.get(day)
    if (index === undefined) throw new Error(`${day} is not of the period`)
    const byId = found.get(keyOf) ?? new Map<string | null, Cells>()
    found.set(keyOf, byId)
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? null
      let cells = byId.get(id)
      if (!cells) {
        const key = keyOf(id)
        cells = groups.get(key) ?? { units: days.map(() => undefined), counts: days.map(() => 0) }
        groups.set(key, cells)
        byId.set(id, cells)
      }
      addCell(cells, index, unitsAt(amounts[at] ?? '', scale), counts[at])
    }
  }
  return { days, scale, groups }
}

/** The same of single cells that know their group. */
export const daySumsOf = (range: DayRange, rows: DayRow[]): DaySums => daySums(range, rows.map(({ day, key, amount }) => ({ day, ids: [key], amounts: [amount], counts: [1], keyOf: () => key })))

/** The same amounts in other groups: every cell goes to the group that `keyOf` names for its own. */
export function regroup({ days, scale, groups }: DaySums, keyOf: (key: string) => string): DaySums {
  const regrouped = new Map<string, Cells>()
  for (const [key, { units, counts }] of groups) {
    const to = keyOf(key)
    const cells = regrouped.get(to)
    if (!cells) {
      regrouped.set(to, { units: [...units], counts: [...counts] })
      continue
    }
    for (let index = 0; index < units.length; index += 1) {
      const more = units[index]
      if (more !== undefined) addCell(cells, index, more, counts[index])
    }
  }
  return { days, scale, groups: regrouped }
}

const wholes = new WeakMap<DaySums, Totals>()

/** The sum of each group that has anything in these days: all, or those of a part of the period. Those of all are made once. */
export function totalsOf(sums: DaySums, within?: DayRange): Totals {
  if (within) return totalsBetween(sums, sums.days.indexOf(within.from), sums.days.indexOf(within.to))
  const totals = wholes.get(sums) ?? totalsBetween(sums, 0, sums.days.length - 1)
  wholes.set(sums, totals)
  return totals
}

function totalsBetween({ scale, groups }: DaySums, from: number, to: number): Totals {
  const units = new Map<string, bigint>()
  for (const [key, cells] of groups) {
    let sum: bigint | undefined
    for (let index = from; index <= to; index += 1) {
      const one = cells.units[index]
      if (one !== undefined) sum = sum === undefined ? one : sum + one
    }
    if (sum !== undefined) units.set(key, sum)
  }
  return { scale, units }
}

/** The sums as exact decimal texts. */
export const amountsOf = ({ scale, units }: Totals): Map<string, DecimalText> => new Map(Array.from(units, ([key, sum]) => [key, fromScaledTrimmed({ units: sum, scale })]))

/** All groups together. */
export const wholeOf = ({ scale, units }: Totals): DecimalText => fromScaledTrimmed({ units: units.values().reduce((sum, one) => sum + one, 0n), scale })

/** The days on which any group has something. */
export const daysWithAny = ({ days, groups }: DaySums): Set<Day> => new Set(days.filter((_, index) => groups.values().some(({ units }) => units[index] !== undefined)))

/** Cell by cell, with the number of stored rows behind each. */
export const rowsOf = ({ days, scale, groups }: DaySums): (DayRow & { count: number })[] => Array.from(groups).flatMap(([key, { units, counts }]) => days.flatMap((day, index) => {
  const one = units[index]
  return one === undefined ? [] : [{ day, key, amount: fromScaledTrimmed({ units: one, scale }), count: counts[index] ?? 0 }]
}))
