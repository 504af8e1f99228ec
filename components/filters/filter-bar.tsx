'use client'

import { ConnectorFilter, type ConnectorChoice } from './connector-filter'
import classes from './filter-bar.module.css'
import { GroupByFilter } from './group-by-filter'
import { PeriodFilter } from './period-filter'
import type { FilterControls } from './use-report-filter'

/** What every report can be asked; the answer follows the address. */
export const FilterBar = ({ filter, connectors }: { filter: FilterControls; connectors: ConnectorChoice[] }) => (
  <div role="group" aria-label="Filters" className={classes.bar}>
    <PeriodFilter filter={filter} />
    <ConnectorFilter connectors={connectors} chosen={filter.connectorIds} onChange={filter.chooseConnectors} />
    <div className={classes.end}><GroupByFilter value={filter.groupBy} onChange={filter.chooseGroupBy} /></div>
  </div>
)
