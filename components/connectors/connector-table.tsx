import { Figures } from '@/components/ui/figures'
import { formatDay, formatInstant, formatShortDay, formatTime } from '@/components/ui/format-time'
import type { ConnectorSummary } from '@/lib/features/connectors/connector-summary'
import { ConnectorStatus } from './connector-status'
import classes from './connector-table.module.css'
import { SyncButton, type SyncAction } from './sync-button'
import { VendorOrganization } from './vendor-organization'

const HEADS = ['Name', 'Vendor organization', 'Status', 'Last pull', 'Next pull', 'Settled through', 'Key', 'Added by']

const Moment = ({ at }: { at: string }) => <time dateTime={at} title={formatInstant(at)}>{formatShortDay(at)}, {formatTime(at)}</time>

function Row({ connector, sync }: { connector: ConnectorSummary; sync: SyncAction }) {
  const { history, problem } = connector
  return (
    <tr id={`connector-${connector.id}`}>
      <th scope="row" id={`name-${connector.id}`} className={classes.name}>{connector.name}</th>
      <td className={classes.mono}><VendorOrganization id={connector.vendorOrganizationId} unknown="unknown" /></td>
      <td>
        <ConnectorStatus status={connector.status} />
        {history ? <span className={classes.note}>{history.done} of {history.total} days read</span> : null}
        {problem ? <span className={classes.note}>{problem.message} {problem.nextStep}</span> : null}
      </td>
      <td>{connector.lastPullAt ? <Moment at={connector.lastPullAt} /> : 'not yet'}</td>
      <td>{connector.nextPullAt ? <Moment at={connector.nextPullAt} /> : '–'}</td>
      <td>{connector.settledThrough ? formatDay(connector.settledThrough) : 'none yet'}</td>
      <td className={classes.mono}>…{connector.keyLast4}</td>
      <td className={classes.who} title={`Added ${formatInstant(connector.addedAt)}`}>{connector.addedBy ?? 'a former member'}</td>
      <td><SyncButton connectorId={connector.id} name={connector.name} sync={sync} /></td>
    </tr>
  )
}

export function ConnectorTable({ connectors, sync }: { connectors: ConnectorSummary[]; sync: SyncAction }) {
  return (
    <div className={classes.frame}>
      <Figures label="OpenAI connectors">
        <thead>
          <tr>{HEADS.map((head) => <th key={head} scope="col">{head}</th>)}<th scope="col"><span className="visually-hidden">Actions</span></th></tr>
        </thead>
        <tbody>{connectors.map((connector) => <Row key={connector.id} connector={connector} sync={sync} />)}</tbody>
      </Figures>
    </div>
  )
}
