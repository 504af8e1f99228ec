'use client'

import { Badge, Button, MultiSelect, Popover } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NARROWABLE, type Narrowable } from '@/lib/domain/report-narrowing'
import { choicesQuery } from '@/lib/queries/choices'
import classes from './narrow-filter.module.css'
import type { FilterControls } from './use-report-filter'

const LABELS: Record<Narrowable, string> = { project: 'Projects', model: 'Models', user: 'Users', apiKey: 'API keys', service: 'Services' }
/** Inside the page's main landmark, where screen readers look for it. */
const IN_PLACE = { withinPortal: false }

/** Narrows every figure of the page; what is chosen stands in the address. */
export function NarrowFilter({ filter }: { filter: FilterControls }) {
  const [open, setOpen] = useState(false)
  const chosen = NARROWABLE.reduce((count, kind) => count + filter.only[kind].length, 0)
  const { data } = useQuery({ ...choicesQuery(filter.connectorIds), enabled: open })
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={16} stroke={1.75} aria-hidden />} rightSection={chosen > 0 ? <Badge size="sm" circle>{chosen}</Badge> : null} onClick={() => setOpen(!open)}>Filters</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Narrow the report">
        <div className={classes.fields}>
          {NARROWABLE.map((kind) => (
            <MultiSelect
              key={kind} label={LABELS[kind]} placeholder={filter.only[kind].length === 0 ? 'All' : undefined} searchable clearable openOnFocus={false} withScrollArea={false} comboboxProps={IN_PLACE} limit={200}
              classNames={{ options: classes.options }} nothingFoundMessage={data ? 'Nothing has this name' : 'Loading'}
              data={data?.[kind] ?? filter.only[kind]} value={filter.only[kind]} onChange={(values) => filter.narrow(kind, values)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
