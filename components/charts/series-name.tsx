'use client'

import { Explained } from '@/components/ui/explained'
import type { Series } from '@/lib/charts/stacked-days'
import classes from './series-name.module.css'

/** The name of a thing; money without a thing explains itself on hover and focus. */
export function SeriesName({ kind, label, note }: Pick<Series, 'kind' | 'label' | 'note'>) {
  if (kind !== 'residual' || !note) return <span title={label}>{label}</span>
  return <Explained label={note} className={classes.explained}>{label}</Explained>
}
