'use client'

import { useState } from 'react'
import { useOnDemand } from '@/components/ui/use-on-demand'
import { ClosedField } from './closed-field'
import type { ConnectorFilterProps } from './connector-choice'

const load = () => import('./connector-choice').then((module) => module.ConnectorChoice)

/** None chosen means all of them. */
export function ConnectorFilter(props: ConnectorFilterProps) {
  const [typed, setTyped] = useState('')
  const { part: Choice, ahead, want } = useOnDemand(load)
  if (Choice) return <Choice {...props} typed={typed} />
  const names = props.chosen.map((id) => props.connectors.find((connector) => connector.id === id)?.name ?? id)
  return (
    <ClosedField
      label="Connectors" value={names.join(', ') || 'All connectors'} dimmed={names.length === 0} width={200} {...ahead}
      onWant={(text) => {
        setTyped(text)
        want()
      }}
    />
  )
}
