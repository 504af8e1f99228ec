'use client'

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ConnectorName } from './connector-choice'
import { ConnectorFilter } from './connector-filter'
import classes from './filter-bar.module.css'
import { NarrowFilter } from './narrow-filter'
import { PeriodFilter } from './period-filter'
import type { FilterControls } from './use-report-filter'

/** What every report can be asked; the answer follows the address. */
export const FilterBar = ({ filter, connectors, children }: { filter: FilterControls; connectors: ConnectorName[]; children?: ReactNode }) => (
  <div role="group" aria-label="Filters" className={classes.bar}>
    <PeriodFilter filter={filter} />
    <ConnectorFilter connectors={connectors} chosen={filter.connectorIds} onChange={filter.chooseConnectors} />
    <NarrowFilter filter={filter} />
    {filter.query ? <Button variant="subtle" onClick={filter.reset}>Reset filters</Button> : null}
    {children ? <div className={classes.end}>{children}</div> : null}
  </div>
)
