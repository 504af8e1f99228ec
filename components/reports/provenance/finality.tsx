import { HelpLink } from '@/components/help/help-link'
import { formatShortDay } from '@/components/ui/format-time'
import type { Provenance } from '@/lib/features/reports/provenance-model'
import classes from './how-made-panel.module.css'

const NAMED = 14
const count = (days: number) => (days === 1 ? '1 day' : `${days} days`)

/** How far the figure can still change. */
export function Finality({ answer: { days, rejected } }: { answer: Provenance }) {
  const { settled, provisional, open, missing, missingDays, unavailable } = days
  const states = [
    ...(settled ? [`${count(settled)} settled`] : []), ...(provisional ? [`${count(provisional)} provisional: ended, not settled yet`] : []),
    ...(open ? [`${count(open)} open: today`] : []), ...(missing ? [`${count(missing)} not read`] : []), ...(unavailable ? [`${count(unavailable)} without dollars by API key`] : []),
  ]
  const rest = missingDays.length - NAMED
  return (
    <section className={classes.block}>
      <h3>How final it is</h3>
      <p>{states.join(' · ')}. {provisional || open || missing ? 'The figure can still change.' : 'A change from now on would be recorded as a restatement.'} <HelpLink topic="read-the-reports" section="settled">When a day is final</HelpLink></p>
      {missing ? <p>Not read: {missingDays.slice(0, NAMED).map(formatShortDay).join(', ')}{rest > 0 ? ` and ${rest} more` : ''} UTC. They are not in the figure.</p> : null}
      {rejected === '0' ? null : <p>{rejected} rows of these days could not be read. They are set aside with their reasons on the connector’s page and are not in the figure.</p>}
    </section>
  )
}
