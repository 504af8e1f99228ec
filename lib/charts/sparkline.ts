import type { DecimalText } from '@/lib/domain/money'

/** Runs of points to connect, in a box of 1 × 1 with y downwards; a gap ends a run. Zero is always in the box. */
export function sparkline(points: readonly (DecimalText | null)[]): { x: number; y: number }[][] {
  const heights = points.map((point) => (point === null ? null : Number(point)))
  const known = heights.flatMap((height) => height ?? [])
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)]
  const runs: { x: number; y: number }[][] = [[]]
  heights.forEach((height, index) => {
    if (height === null) return void runs.push([])
    runs.at(-1)?.push({ x: points.length < 2 ? 0.5 : index / (points.length - 1), y: high === low ? 1 : (high - height) / (high - low) })
  })
  return runs.filter((run) => run.length > 0)
}
