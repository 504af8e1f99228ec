'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { SeriesName } from '@/components/charts/series-name'
import { GroupBy } from '@/lib/domain/report-filter'
import { thingHref } from '@/lib/domain/things'
import type { Labelled } from '@/lib/features/reports/report-frame-model'
import { idOf, narrowedQuery, narrowingOf } from './drill'
import { PAGE_OF } from './page-of'
import classes from './thing-name.module.css'

/** Where a row leads with the same question: to the thing's page, or to this report of that thing alone. */
function hrefOf(by: string, id: string, query: string): string | null {
  const group = GroupBy.safeParse(by)
  const page = group.success ? PAGE_OF[group.data] : undefined
  if (page) return `${thingHref(page, id)}${query ? `?${query}` : ''}`
  const kind = narrowingOf(by)
  const narrowed = kind && narrowedQuery(query, kind, id)
  return narrowed ? `?${narrowed}` : null
}

/** A thing's name leads on; money without a thing explains itself. `by`: what the rows are grouped by. */
export function ThingName({ by, group }: { by: string; group: Labelled }) {
  const query = useSearchParams().toString()
  const href = group.kind === 'thing' ? hrefOf(by, idOf(group.key), query) : null
  if (!href) return <SeriesName kind={group.kind} label={group.label} note={group.note} />
  return (
    <>
      <Link href={href} prefetch={false} className={classes.link}>{group.label}</Link>
      {group.note ? <span className={classes.note}>{group.note}</span> : null}
    </>
  )
}
