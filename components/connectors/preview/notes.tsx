import { ButtonLink } from '@/components/ui/button-link'
import { ProblemNote } from '@/components/ui/problem-note'
import { SERVICE_LABELS } from '@/lib/domain/services'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import { connectorPath } from '../paths'
import classes from './preview.module.css'

const labelOf = (service: PreviewModel['rejected'][number]['service']) => (service === 'costs' ? 'Costs' : SERVICE_LABELS[service].label)

function Rejected({ rejected }: Pick<PreviewModel, 'rejected'>) {
  if (rejected.length === 0) return null
  const rows = rejected.reduce((sum, { count }) => sum + count, 0)
  return (
    <ProblemNote level="warning" title={rows === 1 ? '1 row was set aside' : `${rows.toLocaleString('en-US')} rows were set aside`}>
      <p>CloudMonitor could not read them and counted them nowhere. They are kept with their reason.</p>
      <details className={classes.aside}>
        <summary>Reasons</summary>
        <ul className={classes.reasons}>{rejected.map(({ service, reason, count }) => <li key={`${service} ${reason}`}>{labelOf(service)}: {count} × {reason}</li>)}</ul>
      </details>
    </ProblemNote>
  )
}

/** What the key is, what was set aside, and whether another connector reads this organization already. */
export function PreviewNotes({ model }: { model: PreviewModel }) {
  const { alreadyConnected, revives, keyNotes, rejected } = model
  return (
    <>
      {alreadyConnected ? <ProblemNote title={`“${alreadyConnected.name}” reads this OpenAI organization already`} actions={<ButtonLink size="xs" variant="default" href={connectorPath(alreadyConnected.connectorId)}>Show “{alreadyConnected.name}”</ButtonLink>}><p>One connector reads all of an organization. Cancel this one; to use its key from now on, replace the key of that connector.</p></ProblemNote> : null}
      {revives !== null ? <ProblemNote level="info" title="This organization was connected before"><p>The history of “{revives}” was kept. Save goes on with it.</p></ProblemNote> : null}
      {keyNotes.map(({ level, title, text }) => <ProblemNote key={title} level={level} title={title}><p>{text}</p></ProblemNote>)}
      <Rejected rejected={rejected} />
    </>
  )
}
