import type { ConnectorStatus as Status } from '@/lib/features/connectors/connector-summary'
import classes from './connector-status.module.css'

const TONES: Record<Status, 'good' | 'warn' | 'bad' | 'quiet'> = {
  Healthy: 'good', 'Importing history': 'quiet', Delayed: 'warn', 'Rate limited': 'warn', 'Key rejected': 'bad', 'Scope missing': 'bad', 'Key unreadable': 'bad', Paused: 'quiet', Removed: 'quiet',
}

/** Colour and word together: neither alone says it. */
export const ConnectorStatus = ({ status }: { status: Status }) => <span className={classes.status} data-tone={TONES[status]}>{status}</span>
