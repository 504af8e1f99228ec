import { Figures } from '@/components/ui/figures'
import { actionWords, changeWords, type AuditEntryShown } from '@/lib/features/audit/audit-model'
import classes from './audit-log.module.css'

const seconds = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19)}`

/** A name with its id behind it; who or what has no name any more is shown by its id. */
const Name = ({ kind, named: { id, label } }: { kind: string; named: AuditEntryShown['actor'] }) => (
  <span title={id}>{label ?? <><span className={classes.kind}>{kind}</span> <code>{id.length > 12 ? `${id.slice(0, 8)}…` : id}</code></>}</span>
)

export const AuditTable = ({ events }: { events: AuditEntryShown[] }) => (
  <div className={classes.table}>
    <Figures label="Audit log">
      <thead><tr>{['When (UTC)', 'Who', 'What', 'On', 'Change', 'Address'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <th scope="row"><time dateTime={event.at}>{seconds(event.at)}</time></th>
            <td><Name kind={event.actorKind} named={event.actor} /></td>
            <td>{actionWords(event.action)}</td>
            <td><Name kind={event.subjectKind} named={event.subject} /></td>
            <td className={classes.change}>{changeWords(event.change) || '–'}</td>
            <td>{event.address ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </Figures>
  </div>
)
