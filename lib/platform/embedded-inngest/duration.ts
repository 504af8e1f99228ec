const UNIT_MS: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 }
const DURATION = /^(\d+[wdhms])*$/

/** When a sleep ends: the SDK gives a length such as `2h30m` or an instant. @throws RangeError */
export function sleepEndMs(text: string, nowMs: number): number {
  if (DURATION.test(text)) return [...text.matchAll(/(\d+)([wdhms])/g)].reduce((end, [, count, unit]) => end + Number(count) * (UNIT_MS[unit ?? ''] ?? 0), nowMs)
  const end = Date.parse(text)
  if (!Number.isFinite(end)) throw new RangeError(`not a sleep: ${text}`)
  return end
}
