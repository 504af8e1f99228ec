'use client'

import { MultiSelect } from '@mantine/core'
import classes from './connector-filter.module.css'

export type ConnectorChoice = { id: string; name: string }

type Props = { connectors: ConnectorChoice[]; chosen: string[]; onChange: (ids: string[]) => void }

/** Inside the page's main landmark, where screen readers look for it. */
const IN_PLACE = { withinPortal: false }

/** None chosen means all of them. */
export const ConnectorFilter = ({ connectors, chosen, onChange }: Props) => (
  <MultiSelect
    aria-label="Connectors"
    placeholder={chosen.length === 0 ? 'All connectors' : undefined}
    data={connectors.map(({ id, name }) => ({ value: id, label: name }))}
    value={chosen}
    onChange={onChange}
    searchable
    withScrollArea={false}
    comboboxProps={IN_PLACE}
    classNames={{ options: classes.options }}
    clearable
    nothingFoundMessage="No connector has this name"
    miw={200}
    maw={360}
  />
)
