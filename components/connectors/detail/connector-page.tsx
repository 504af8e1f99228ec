import { PageHeader } from '@/components/ui/page-header'
import { RefreshWhileOpen } from '@/components/ui/refresh-while-open'
import type { ConnectorDetail } from '@/lib/features/connectors/connector-detail'
import type { ConnectorActions, Named } from '../life/actions'
import { ConnectorMenu } from '../life/connector-menu'
import { CONNECTORS_PATH, connectorPath } from '../paths'
import { SyncButton } from '../sync-button'
import classes from './detail.module.css'
import { Facts } from './facts'
import { HistorySection } from './history-section'
import { KeySection } from './key-section'
import { PullsSection } from './pulls-section'
import { RejectedSection } from './rejected-section'
import { RestatementsSection } from './restatements-section'
import { StatusNote } from './status-note'

const CRUMBS = [{ label: 'AI providers', href: '/settings/ai-providers' }, { label: 'OpenAI', href: CONNECTORS_PATH }]

/** One connector: how it is, what it read, what changed afterwards, and what could not be read. */
export function ConnectorPage({ detail, actions }: { detail: ConnectorDetail; actions: ConnectorActions }) {
  const { connector, pulls, restatements } = detail
  const named: Named = { id: connector.id, name: connector.name, keyLast4: connector.keyLast4, paused: connector.status === 'Paused' }
  const href = (pullPage: number, restatementPage: number) => `${connectorPath(connector.id)}?pulls=${pullPage}&restatements=${restatementPage}`
  return (
    <>
      {connector.history ? <RefreshWhileOpen /> : null}
      <PageHeader title={connector.name} crumbs={CRUMBS} actions={
        <>
          {named.paused ? null : <SyncButton connectorId={connector.id} name={connector.name} sync={actions.sync} />}
          <ConnectorMenu connector={named} actions={actions} />
        </>
      } />
      <div className={classes.stack}>
        <StatusNote connector={connector} named={named} actions={actions} />
        <div className={classes.pair}>
          <Facts connector={connector} />
          <div className={classes.column}>
            <KeySection notes={detail.keyNotes} connector={named} replaceKey={actions.replaceKey} />
            <HistorySection connector={connector} historyDays={detail.historyDays} historyFrom={detail.historyFrom} />
          </div>
        </div>
        <PullsSection pulls={pulls} href={(page) => href(page, restatements.page)} />
        <RestatementsSection restatements={restatements} href={(page) => href(pulls.page, page)} />
        <RejectedSection rejected={detail.rejected} />
      </div>
    </>
  )
}
