'use client'

import { formatDay, formatInstant } from '@/components/ui/format-time'
import type { Day } from '@/lib/domain/day'
import { timeAgo } from './time-ago'
import { useNow } from './use-now'

type Props = { updatedAt: string | null; settledThrough: Day | null }

/** How new the figures are, and up to which day they are final. */
export function Freshness({ updatedAt, settledThrough }: Props) {
  const now = useNow()
  return (
    <>
      {updatedAt
        ? <time dateTime={updatedAt} title={formatInstant(updatedAt)} suppressHydrationWarning>{`Updated ${timeAgo(updatedAt, now)}`}</time>
        : 'Not updated yet'}
      {' · '}
      {settledThrough ? `Settled through ${formatDay(settledThrough)} UTC` : 'No day settled yet'}
    </>
  )
}
