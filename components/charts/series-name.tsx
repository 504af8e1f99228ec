'use client'

import { Tooltip } from '@mantine/core'
import type { Series } from '@/lib/charts/stacked-days'
import classes from './series-name.module.css'

const EVENTS = { hover: true, focus: true, touch: true }

/** The name of a thing; money without a thing explains itself on hover and focus. */
export function SeriesName({ kind, label, note }: Pick<Series, 'kind' | 'label' | 'note'>) {
  if (kind !== 'residual' || !note) return <span title={label}>{label}</span>
  return (
    <Tooltip label={note} events={EVENTS} multiline maw={320}>
      <button type="button" className={classes.explained}>{label}</button>
    </Tooltip>
  )
}
