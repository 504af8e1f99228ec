'use client'

import { MultiSelect } from '@mantine/core'

export type ConnectorChoice = { id: string; name: string }

type Props = { connectors: ConnectorChoice[]; chosen: string[]; onChange: (ids: string[]) => void }

/** None chosen means all of them. */
export const ConnectorFilter = ({ connectors, chosen, onChange }: Props) => (
  <MultiSelect
    aria-label="Connectors"
    placeholder={chosen.length === 0 ? 'All connectors' : undefined}
    data={connectors.map(({ id, name }) => ({ value: id, label: name }))}
    value={chosen}
    onChange={onChange}
    searchable
    clearable
    nothingFoundMessage="No connector has this name"
    miw={200}
    maw={360}
  />
)
