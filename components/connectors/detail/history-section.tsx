import { formatDay } from '@/components/ui/format-time'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Section } from '@/components/ui/section'
import type { ConnectorDetail } from '@/lib/features/connectors/connector-detail'
import classes from './detail.module.css'

type Props = Pick<ConnectorDetail, 'connector' | 'historyDays' | 'historyFrom'>
const WAITS: Partial<Record<ConnectorDetail['connector']['status'], string>> = {
  Paused: 'It goes on when you resume the connector.', 'Key rejected': 'It goes on once the key is replaced.', 'Scope missing': 'It goes on once the key is replaced.', 'Key unreadable': 'It goes on once the key can be read again.',
}

/** How much of the history asked for at Save has been read. */
export function HistorySection({ connector: { history, status }, historyDays, historyFrom }: Props) {
  const all = historyDays === null || historyDays <= 14 ? 'The 14 days shown at Save are in. No older ones were asked for.' : `All ${historyDays} days asked for are in.`
  const days = history ? `${history.done} of ${history.total} days` : null
  return (
    <Section title="History import">
      <div className={classes.text}>
        <p className={history ? classes.progress : undefined}>{days ?? (historyFrom ? 'All days that OpenAI still has are in.' : all)}</p>
        {history && days ? <ProgressBar label="History import" text={days} {...history} /> : null}
        {history ? <p className={classes.quiet}>{WAITS[status] ?? 'Newest days first. It goes on by itself, also after a restart.'}</p> : null}
        {historyFrom ? <p className={classes.quiet}>OpenAI keeps nothing before {formatDay(historyFrom)} (UTC): the import ends there.</p> : null}
      </div>
    </Section>
  )
}
