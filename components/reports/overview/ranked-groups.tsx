'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { ShareBar } from '@/components/charts/share-bar'
import { ButtonLink } from '@/components/ui/button-link'
import { Figures } from '@/components/ui/figures'
import { Section } from '@/components/ui/section'
import { Usd } from '@/components/ui/usd'
import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import type { Overview } from '@/lib/features/reports/overview-model'
import { formatRange } from '../day-range'
import { csvHref } from '../csv-href'
import { PAGE_OF } from '../page-of'
import { ThingName } from '../thing-name'
import classes from './ranked-groups.module.css'

const FIRST = 100
type Group = Overview['groups'][number]

const Row = ({ group, basis, groupBy }: { group: Group } & Pick<Overview, 'basis' | 'groupBy'>) => (
  <tr>
    <th scope="row">
      <ThingName kind={PAGE_OF[groupBy] ?? null} group={group} />
    </th>
    <td><Usd amount={group.amount} /></td>
    <td><ShareBar share={group.share} /></td>
    <td className={classes.basis}>{group.kind === 'residual' ? '–' : basis}</td>
  </tr>
)

/** Every group of the period, largest first; its total is the one of the period. */
export function RankedGroups({ report }: { report: Overview }) {
  const [all, setAll] = useState(false)
  const { one, many } = GROUP_BY_LABELS[report.groupBy]
  const hidden = all ? 0 : Math.max(0, report.groups.length - FIRST)
  const csv = <ButtonLink href={csvHref('overview', report, 'groups')} variant="subtle" size="compact-sm">Export all as CSV</ButtonLink>
  return (
    <Section title={`Spend by ${many.replace(/s$/, '')}`} note={`USD, ${formatRange(report)}`} aside={csv}>
      <Figures label={`Spend by ${one}`}>
        <thead><tr><th scope="col" className={classes.name}>{one}</th><th scope="col">Spend (USD)</th><th scope="col">Share</th><th scope="col">Basis</th></tr></thead>
        <tbody>{report.groups.slice(0, report.groups.length - hidden).map((group) => <Row key={group.key} group={group} basis={report.basis} groupBy={report.groupBy} />)}</tbody>
        <tfoot><tr><th scope="row">Total</th><td><Usd amount={report.kpis.totalSpend.amount} /></td><td /><td /></tr></tfoot>
      </Figures>
      {hidden > 0 ? <div className={classes.more}><Button variant="default" size="xs" onClick={() => setAll(true)}>Show all {report.groups.length}</Button></div> : null}
    </Section>
  )
}
