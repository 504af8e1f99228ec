import Link from 'next/link'
import { Figures } from '@/components/ui/figures'
import { formatDay, formatInstant, formatShortDay, formatTime } from '@/components/ui/format-time'
import type { ConnectorSummary } from '@/lib/features/connectors/connector-summary'
import { ConnectorStatus } from './connector-status'
import classes from './connector-table.module.css'
import type { ConnectorActions } from './life/actions'
import { ConnectorMenu } from './life/connector-menu'
import { connectorPath } from './paths'
import { SyncButton } from './sync-button'
import { VendorOrganization } from './vendor-organization'

const HEADS = ['Name', 'Vendor organization', 'Status', 'Last pull', 'Next pull', 'Settled through', 'Key', 'Added by']

const Moment = ({ at }: { at: string }) => <time dateTime={at} title={formatInstant(at)}>{formatShortDay(at)}, {formatTime(at)}</time>

function Row({ connector, actions }: { connector: ConnectorSummary; actions: ConnectorActions }) {
  const { id, name, keyLast4, history, problem } = connector
  const paused = connector.status === 'Paused'
  return (
    <tr>
      <th scope="row" id={`name-${id}`} className={classes.name}><Link href={connectorPath(id)}>{name}</Link></th>
      <td className={classes.mono}><VendorOrganization id={connector.vendorOrganizationId} unknown="unknown" /></td>
      <td>
        <ConnectorStatus status={connector.status} />
        {history ? <span className={classes.note}>{history.done} of {history.total} days read</span> : null}
        {problem ? <span className={classes.note}>{problem.message} <Link href={connectorPath(id)}>What to do</Link></span> : null}
      </td>
      <td>{connector.lastPullAt ? <Moment at={connector.lastPullAt} /> : 'not yet'}</td>
      <td>{connector.nextPullAt ? <Moment at={connector.nextPullAt} /> : '–'}</td>
      <td>{connector.settledThrough ? formatDay(connector.settledThrough) : 'none yet'}</td>
      <td className={classes.mono}>…{keyLast4}</td>
      <td className={classes.who} title={`Added ${formatInstant(connector.addedAt)}`}>{connector.addedBy ?? 'a former member'}</td>
      <td>
        <div className={classes.actions}>
          {paused ? null : <SyncButton connectorId={id} name={name} sync={actions.sync} compactFor={`name-${id}`} />}
          <ConnectorMenu connector={{ id, name, keyLast4, paused }} actions={actions} />
        </div>
      </td>
    </tr>
  )
}

export function ConnectorTable({ connectors, actions }: { connectors: ConnectorSummary[]; actions: ConnectorActions }) {
  return (
    <div className={classes.frame}>
      <Figures label="OpenAI connectors">
        <thead>
          <tr>{HEADS.map((head) => <th key={head} scope="col">{head}</th>)}<th scope="col"><span className="visually-hidden">Actions</span></th></tr>
        </thead>
        <tbody>{connectors.map((connector) => <Row key={connector.id} connector={connector} actions={actions} />)}</tbody>
      </Figures>
    </div>
  )
}
