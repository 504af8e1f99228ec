import { Section } from '@/components/ui/section'
import type { ConnectorDetail, RejectedGroup } from '@/lib/features/connectors/connector-detail'
import { DaySpan } from './day-span'
import classes from './detail.module.css'
import { serviceName } from './words'

const rows = (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en-US')} rows`)

const Group = ({ group }: { group: RejectedGroup }) => (
  <li>
    <p className={classes.reason}>{group.reason}</p>
    <p className={classes.quiet}>{rows(group.rows)} of {serviceName(group.service)}{group.from && group.to ? <>, <DaySpan from={group.from} to={group.to} /> (UTC)</> : null}</p>
    <details className={classes.raw}>
      <summary>{group.rows > group.raw.length ? `The newest ${group.raw.length} as received` : 'As received'}</summary>
      {group.raw.map((raw, index) => <pre key={index} tabIndex={0}>{raw}</pre>)}
    </details>
  </li>
)

/** Rows that could not be read: counted nowhere, kept with their reason, and tried again at the next pull. */
export const RejectedSection = ({ rejected: { total, groups } }: Pick<ConnectorDetail, 'rejected'>) => (
  <Section title="Rows set aside" note={total > 0 ? `${rows(total)} could not be read and are in no figure. They are tried again at the next pull of their days; personal fields are removed.` : null}>
    {total === 0 ? <p className={classes.empty}>Every row could be read.</p> : <ul className={classes.groups}>{groups.map((group) => <Group key={`${group.service} ${group.reason}`} group={group} />)}</ul>}
  </Section>
)
