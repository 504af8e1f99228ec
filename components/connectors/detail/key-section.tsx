import { Section } from '@/components/ui/section'
import type { ConnectorDetail } from '@/lib/features/connectors/connector-detail'
import type { ConnectorActions, Named } from '../life/actions'
import { ReplaceKeyButton } from '../life/replace-key-button'
import classes from './detail.module.css'

type Props = { notes: ConnectorDetail['keyNotes']; connector: Named; replaceKey: ConnectorActions['replaceKey'] }

/** Which key it is, by its last four characters, and what it may read. */
export const KeySection = ({ notes, connector, replaceKey }: Props) => (
  <Section title="Admin key" aside={<ReplaceKeyButton connector={connector} replaceKey={replaceKey} />}>
    <div className={classes.text}>
      <p><span className={classes.mono}>…{connector.keyLast4}</span>, stored encrypted.</p>
      {notes.length === 0 ? <p className={classes.quiet}>It reads usage, costs, and the names of projects, people and keys: all that CloudMonitor needs, and no more.</p> : null}
      {notes.map(({ title, text }) => <p key={title} className={classes.quiet}><strong>{title}.</strong> {text}</p>)}
    </div>
  </Section>
)
