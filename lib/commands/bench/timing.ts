/** Milliseconds of several runs of the same work. */
export type Times = { median: number; p95: number; all: number[] }

/** The value that so many of a hundred do not exceed (nearest rank). */
export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const timesOf = (all: number[]): Times => ({ median: percentile(all, 50), p95: percentile(all, 95), all })

/** How long one run takes, in milliseconds. */
export async function clocked(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

/** Runs the work `runs` times after `warm` runs that do not count. Stops early, with three at least, once `mostMs` is used up. */
export async function repeated(work: () => Promise<unknown>, { runs = 15, warm = 2, mostMs = 20_000 } = {}): Promise<Times> {
  for (let run = 0; run < warm; run += 1) await work()
  const all: number[] = []
  for (let spent = 0; all.length < runs && (spent < mostMs || all.length < 3);) {
    const took = await clocked(work)
    all.push(took)
    spent += took
  }
  return timesOf(all)
}

/** Two works in turn, so that whatever else the machine does falls on both alike. */
export async function inTurns(one: () => Promise<unknown>, other: () => Promise<unknown>, { runs = 15, warm = 2, mostMs = 20_000 } = {}): Promise<[Times, Times]> {
  for (let run = 0; run < warm; run += 1) { await one(); await other() }
  const all: [number[], number[]] = [[], []]
  for (let spent = 0; all[0].length < runs && (spent < mostMs || all[0].length < 3);) {
    const [a, b] = [await clocked(one), await clocked(other)]
    all[0].push(a)
    all[1].push(b)
    spent += a + b
  }
  return [timesOf(all[0]), timesOf(all[1])]
}

export const ms = (value: number): string => (value >= 1000 ? `${(value / 1000).toPrecision(3)} s` : `${value.toPrecision(3)} ms`)
