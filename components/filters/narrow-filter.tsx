'use client'

import { Badge, Button } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { cloneElement } from 'react'
import { useOnDemand } from '@/components/ui/use-on-demand'
import { NARROWABLE } from '@/lib/domain/report-narrowing'
import type { FilterControls } from './use-report-filter'

const load = () => import('./narrow-fields').then((module) => module.NarrowFields)

/** Narrows every figure of the page; what is chosen stands in the address. */
export function NarrowFilter({ filter }: { filter: FilterControls }) {
  const { part: Fields, ahead, want } = useOnDemand(load)
  const chosen = NARROWABLE.reduce((count, kind) => count + filter.only[kind].length, 0)
  const button = <Button variant="default" leftSection={<IconFilter size={16} stroke={1.75} aria-hidden />} rightSection={chosen > 0 ? <Badge size="sm" circle>{chosen}</Badge> : null}>Filters</Button>
  return Fields ? <Fields filter={filter} button={button} /> : cloneElement(button, { 'aria-haspopup': 'dialog', 'aria-expanded': false, onClick: () => want(), ...ahead })
}
