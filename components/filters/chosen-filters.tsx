'use client'

import { Button } from '@mantine/core'
import { IconArrowLeft, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { formatDay } from '@/components/ui/format-time'
import { PERIOD_LABELS } from '@/lib/domain/report-filter'
import { NARROWABLE, type Narrowable } from '@/lib/domain/report-narrowing'
import { choicesQuery } from '@/lib/queries/choices'
import classes from './chosen-filters.module.css'
import type { FilterControls } from './use-report-filter'

export const KIND_WORDS: Record<Narrowable, string> = { project: 'Project', model: 'Model', user: 'User', apiKey: 'API key', service: 'Service' }

/** What the page is narrowed to, by name; ids stand in until the names are known. */
export function useChosen(filter: FilterControls): { kind: Narrowable; value: string; label: string }[] {
  const chosen = NARROWABLE.flatMap((kind) => filter.only[kind].map((value) => ({ kind, value })))
  const { data } = useQuery({ ...choicesQuery(filter.connectorIds), enabled: chosen.length > 0 })
  return chosen.map(({ kind, value }) => ({ kind, value, label: data?.[kind].find((choice) => choice.value === value)?.label ?? value }))
}

const wholePeriod = (was: NonNullable<FilterControls['day']>['was']): string => (typeof was === 'string' ? PERIOD_LABELS[was] : `${formatDay(was.from)} – ${formatDay(was.to)} UTC`)

/** The way back from every step into the figures: each filter with its cross, and the period a day was picked from. */
export function ChosenFilters({ filter }: { filter: FilterControls }) {
  const chosen = useChosen(filter)
  if (chosen.length === 0 && !filter.day) return null
  return (
    <div role="group" aria-label="Chosen filters" className={classes.chosen}>
      {filter.day ? <Button variant="light" size="compact-sm" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={filter.leaveDay}>Back to {wholePeriod(filter.day.was)}</Button> : null}
      {chosen.map(({ kind, value, label }) => (
        <Button
          key={`${kind} ${value}`} variant="default" size="compact-sm" rightSection={<IconX size={14} aria-hidden />} aria-label={`Remove filter ${KIND_WORDS[kind]}: ${label}`}
          onClick={() => filter.narrow(kind, filter.only[kind].filter((each) => each !== value))}
        >{KIND_WORDS[kind]}: {label}</Button>
      ))}
      {chosen.length > 1 ? <Button variant="subtle" size="compact-sm" onClick={filter.narrowToAll}>Remove all filters</Button> : null}
    </div>
  )
}
