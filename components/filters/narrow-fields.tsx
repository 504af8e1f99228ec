'use client'

import { MultiSelect, Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cloneElement, useDeferredValue, useState, type ComponentProps, type ReactElement } from 'react'
import { NARROWABLE, type Narrowable } from '@/lib/domain/report-narrowing'
import { choicesQuery } from '@/lib/queries/choices'
import classes from './narrow-fields.module.css'
import type { FilterControls } from './use-report-filter'

const LABELS: Record<Narrowable, string> = { project: 'Projects', model: 'Models', user: 'Users', apiKey: 'API keys', service: 'Services' }
/** Inside the page's main landmark, where screen readers look for it. */
const IN_PLACE = { withinPortal: false }

/** What a report can be narrowed to, by name; opens below its button, which takes the focus from the one whose place it takes. */
export function NarrowFields({ filter, button }: { filter: FilterControls; button: ReactElement<ComponentProps<'button'>> }) {
  const [opened, setOpened] = useState(true)
  const open = useDeferredValue(opened, false)
  const { data } = useQuery({ ...choicesQuery(filter.connectorIds), enabled: open })
  return (
    <Popover opened={open} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus withinPortal={false}>
      <Popover.Target>{cloneElement(button, { autoFocus: true, onClick: () => setOpened(!opened) })}</Popover.Target>
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
