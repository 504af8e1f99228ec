import { formatDay, formatShortDay } from '@/components/ui/format-time'

/** `18 – 20 Nov 2026`, or the one day. UTC. */
export function DaySpan({ from, to }: { from: string; to: string }) {
  if (from === to) return <>{formatDay(to)}</>
  return <>{from.slice(0, 4) === to.slice(0, 4) ? formatShortDay(from) : formatDay(from)} – {formatDay(to)}</>
}
