import Link from 'next/link'
import type { ReactNode } from 'react'
import { Figures } from '@/components/ui/figures'
import { formatDay, formatInstant, formatShortDay, formatTime } from '@/components/ui/format-time'
import { RefreshWhileOpen } from '@/components/ui/refresh-while-open'
import type { ConnectorSummary } from '@/lib/features/connectors/connector-summary'
import { ConnectorStatus } from './connector-status'
import classes from './connector-table.module.css'
import type { ConnectorActions } from './life/actions'
import { ConnectorMenu } from './life/connector-menu'
import { connectorPath } from './paths'
import { SyncButton } from './sync-button'
import { VendorOrganization } from './vendor-organization'

const HEADS = ['Name', 'Vendor organization', 'Status', 'Last pull', 'Next pull', 'Settled through', 'Key', 'Added by'] as const

const Moment = ({ at }: { at: string }) => <time dateTime={at} title={formatInstant(at)}>{formatShortDay(at)}, {formatTime(at)}</time>

/** A cell that says its own head where rows stand as cards. Roles are said too: a table laid out otherwise loses its own. */
const Cell = ({ head, className, title, children }: { head: typeof HEADS[number]; className?: string; title?: string; children: ReactNode }) => (
  <td role="cell" className={className} title={title}><span className={classes.head} aria-hidden>{head}</span><div className={classes.what}>{children}</div></td>
)

function Row({ connector, actions }: { connector: ConnectorSummary; actions: ConnectorActions }) {
  const { id, name, keyLast4, history, problem } = connector
  const paused = connector.status === 'Paused'
  return (
    <tr role="row">
      <th role="rowheader" scope="row" id={`name-${id}`} className={classes.name}><Link href={connectorPath(id)}>{name}</Link></th>
      <Cell head="Vendor organization" className={classes.mono}><VendorOrganization id={connector.vendorOrganizationId} unknown="unknown" /></Cell>
      <Cell head="Status">
        <ConnectorStatus status={connector.status} />
        {history ? <span className={classes.note}>{history.done} of {history.total} days read</span> : null}
        {problem ? <span className={classes.note}>{problem.message} <Link href={connectorPath(id)}>What to do</Link></span> : null}
      </Cell>
      <Cell head="Last pull">{connector.lastPullAt ? <Moment at={connector.lastPullAt} /> : 'not yet'}</Cell>
      <Cell head="Next pull">{connector.nextPullAt ? <Moment at={connector.nextPullAt} /> : '–'}</Cell>
      <Cell head="Settled through">{connector.settledThrough ? `${formatDay(connector.settledThrough)} UTC` : 'none yet'}</Cell>
      <Cell head="Key" className={classes.mono}>…{keyLast4}</Cell>
      <Cell head="Added by" className={classes.who} title={`Added ${formatInstant(connector.addedAt)}`}>{connector.addedBy ?? 'a former member'}</Cell>
      <td role="cell">
        <div className={classes.actions}>
          {paused ? null : <SyncButton connectorId={id} name={name} sync={actions.sync} compactFor={`name-${id}`} />}
          <ConnectorMenu connector={{ id, name, keyLast4, paused }} actions={actions} />
        </div>
      </td>
    </tr>
  )
}

/** Every connector with its health; on a phone each is a card. While a history is imported its progress follows. */
export function ConnectorTable({ connectors, actions }: { connectors: ConnectorSummary[]; actions: ConnectorActions }) {
  return (
    <div className={classes.frame}>
      {connectors.some(({ history }) => history) ? <RefreshWhileOpen /> : null}
      <Figures label="OpenAI connectors" laidOut>
        <thead role="rowgroup">
          <tr role="row">{HEADS.map((head) => <th key={head} role="columnheader" scope="col">{head}</th>)}<th role="columnheader" scope="col"><span className="visually-hidden">Actions</span></th></tr>
        </thead>
        <tbody role="rowgroup">{connectors.map((connector) => <Row key={connector.id} connector={connector} actions={actions} />)}</tbody>
      </Figures>
    </div>
  )
}
