import { roundAxis, type Axis, type Tick } from './money-axis'

const SUFFIXES = ['', 'k', 'M', 'B', 'T', 'P']

/** `2.5M`, `500k`: short, since the exact number stands in tooltip and table. Steps are 1, 2 or 5, so one decimal is always enough. */
function tick(count: number, exponent: number): Tick {
  const at = count * 10 ** exponent
  const power = at === 0 ? 0 : Math.min(SUFFIXES.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(at)) / 3)))
  return { at, label: `${Number((at / 1000 ** power).toFixed(1))}${SUFFIXES[power] ?? ''}` }
}

/** Round counts that hold everything between `low` and `high`; never parts of one. */
export const countAxis = (low: number, high: number): Axis => roundAxis(low, Math.max(high, 4), tick)
