import type { Supervisor } from '../app/supervisor'
import type { BenchDatabase } from './bench-database'
import type { SimulatedOpenAi } from './simulated'

/** One line of the result: `value` against `goal`, in `unit`. Ratios count; seconds stand in the note. */
export type Row = { name: string; value: number; unit: string; goal: string; pass: boolean; note?: string }

/** What a group of rows is given. `size` is a part of 1: how much of the full amount of data is used. */
export type BenchContext = { supervisor: Supervisor; database: BenchDatabase; openAi: SimulatedOpenAi; size: number; say: (words: string) => void }

/** Rows that belong together and are chosen by their word: `npm run bench -- reports`. */
export type Group = { word: string; run: (context: BenchContext) => Promise<Row[]> }

const round = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(3)) : 9e9)

/** A row that passes at or below `most`. */
export const atMost = (name: string, value: number, most: number, unit: string, note?: string): Row =>
  ({ name, value: round(value), unit, goal: `≤ ${most}`, pass: value <= most, ...(note ? { note } : {}) })

/** A row that passes at or above `least`. */
export const atLeast = (name: string, value: number, least: number, unit: string, note?: string): Row =>
  ({ name, value: round(value), unit, goal: `≥ ${least}`, pass: value >= least, ...(note ? { note } : {}) })

/** A figure without a goal: it is there to be seen, and never fails. */
export const figure = (name: string, value: number, unit: string, note?: string): Row =>
  ({ name, value: round(value), unit, goal: '–', pass: true, ...(note ? { note } : {}) })
