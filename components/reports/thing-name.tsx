'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { SeriesName } from '@/components/charts/series-name'
import { thingHref, type ThingKind } from '@/lib/domain/things'
import type { Labelled } from '@/lib/features/reports/report-frame-model'
import classes from './thing-name.module.css'

/** A thing's name leads to its page, with the same question; money without a thing explains itself. */
export function ThingName({ kind, group }: { kind: ThingKind | null; group: Labelled }) {
  const query = useSearchParams().toString()
  if (group.kind === 'residual') return <SeriesName kind={group.kind} label={group.label} note={group.note} />
  const id = group.key.replace(/^thing:/, '')
  return (
    <>
      {kind ? <Link href={`${thingHref(kind, id)}${query ? `?${query}` : ''}`} prefetch={false} className={classes.link}>{group.label}</Link> : <SeriesName kind={group.kind} label={group.label} note={group.note} />}
      {group.note ? <span className={classes.note}>{group.note}</span> : null}
    </>
  )
}
