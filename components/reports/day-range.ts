import { formatDay } from '@/components/ui/format-time'
import type { DayRange } from '@/lib/domain/day'

/** `1 – 13 Jul 2026 UTC`: what both ends share is said once. */
export function formatRange({ from, to }: DayRange): string {
  const [first, last] = [formatDay(from), formatDay(to)]
  if (from === to) return `${last} UTC`
  const words = from.slice(0, 7) === to.slice(0, 7) ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3
  return `${first.split(' ').slice(0, words).join(' ')} – ${last} UTC`
}
