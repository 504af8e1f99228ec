'use client'

import { useOnDemand } from '@/components/ui/use-on-demand'
import { PERIOD_LABELS } from '@/lib/domain/report-filter'
import { ClosedField } from './closed-field'
import type { FilterControls } from './use-report-filter'

const load = () => import('./period-choice').then((module) => module.PeriodChoice)

/** Which days the page is about. */
export function PeriodFilter({ filter }: { filter: FilterControls }) {
  const { part: Choice, ahead, want } = useOnDemand(load)
  if (Choice) return <Choice filter={filter} />
  return <ClosedField label="Period" value={filter.period ? PERIOD_LABELS[filter.period] : ''} width={168} onWant={() => want()} {...ahead} />
}
