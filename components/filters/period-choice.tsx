'use client'

import { Popover, Select } from '@mantine/core'
import { useState } from 'react'
import { Period, PERIOD_LABELS, PERIODS } from '@/lib/domain/report-filter'
import { LazyCalendar } from './lazy-calendar'
import type { FilterControls } from './use-report-filter'

const OPTIONS = PERIODS.map((value) => ({ value, label: PERIOD_LABELS[value] }))

/** Inside the page's main landmark, where screen readers look for it. */
const IN_PLACE = { withinPortal: false }

/** Opens at once, being there since somebody pressed it. A preset is one choice; Custom opens a calendar, also a second time, and counts once both days are chosen. */
export function PeriodChoice({ filter }: { filter: FilterControls }) {
  const [choosing, setChoosing] = useState(false)
  const choose = (value: string) => {
    const period = Period.safeParse(value)
    if (!period.success) return
    setChoosing(period.data === 'custom')
    if (period.data !== 'custom') filter.choosePreset(period.data)
  }
  return (
    <Popover opened={choosing} onChange={setChoosing} position="bottom-start" trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <Select aria-label="Period" data={OPTIONS} value={choosing ? 'custom' : filter.period} onOptionSubmit={choose} allowDeselect={false} w={168} withScrollArea={false} comboboxProps={IN_PLACE} autoFocus defaultDropdownOpened />
      </Popover.Target>
      <Popover.Dropdown aria-label="Custom period">
        <LazyCalendar from={filter.from} to={filter.to} onChoose={(from, to) => {
          filter.chooseDays(from, to)
          setChoosing(false)
        }} />
      </Popover.Dropdown>
    </Popover>
  )
}
