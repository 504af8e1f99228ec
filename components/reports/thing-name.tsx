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

/** Where a row leads with the same question: to the thing's page, or to this report of that thing alone. `title`: of what, where that is not the row itself. */
function wayOf(by: string, group: Labelled, query: string): { href: string; title?: string } | null {
  const known = GroupBy.safeParse(by)
  const page = known.success ? PAGE_OF[known.data] : undefined
  if (page) return { href: `${thingHref(page, idOf(group.key))}${query ? `?${query}` : ''}` }
  const way = narrowingOf(by, group)
  const narrowed = way && narrowedQuery(query, way.kind, way.id)
  return narrowed ? { href: `?${narrowed}`, title: way.name === null ? undefined : `Show ${way.name} alone` } : null
}

/** A thing's name leads on; money without a thing explains itself. `by`: what the rows are grouped by. */
export function ThingName({ by, group }: { by: string; group: Labelled }) {
  const query = useSearchParams().toString()
  const way = group.kind === 'thing' ? wayOf(by, group, query) : null
  if (!way) return <SeriesName kind={group.kind} label={group.label} note={group.note} />
  return (
    <>
      <Link {...way} prefetch={false} className={classes.link}>{group.label}</Link>
      {group.note ? <span className={classes.note}>{group.note}</span> : null}
    </>
  )
}
