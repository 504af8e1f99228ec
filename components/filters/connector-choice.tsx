'use client'

import { MultiSelect } from '@mantine/core'
import classes from './connector-choice.module.css'

export type ConnectorName = { id: string; name: string }
export type ConnectorFilterProps = { connectors: ConnectorName[]; chosen: string[]; onChange: (ids: string[]) => void }
type Props = ConnectorFilterProps & { typed: string }

/** Inside the page's main landmark, where screen readers look for it. */
const IN_PLACE = { withinPortal: false }

/** Opens at once, being there since somebody pressed or wrote to it: with what was typed. */
export const ConnectorChoice = ({ connectors, chosen, onChange, typed }: Props) => (
  <MultiSelect
    aria-label="Connectors"
    placeholder={chosen.length === 0 ? 'All connectors' : undefined}
    data={connectors.map(({ id, name }) => ({ value: id, label: name }))}
    value={chosen}
    onChange={onChange}
    searchable
    autoFocus
    defaultDropdownOpened
    defaultSearchValue={typed}
    withScrollArea={false}
    comboboxProps={IN_PLACE}
    classNames={{ options: classes.options }}
    clearable
    nothingFoundMessage="No connector has this name"
    miw={200}
    maw={360}
  />
)
