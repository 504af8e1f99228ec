import { HelpLink } from '@/components/help/help-link'
import { Figures } from '@/components/ui/figures'
import { formatInstant, formatWeekday } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import type { Costs } from '@/lib/features/reports/costs-model'
import { formatDecimal } from '../format-decimal'
import classes from './restatements.module.css'

const NOTE = <>Settled days whose stored totals changed later, of whole connectors. <HelpLink topic="read-the-reports" section="settled">What a restatement is</HelpLink></>

/** What OpenAI corrected after a day was settled: the old and the new value are kept. */
export const Restatements = ({ report: { restatements } }: { report: Costs }) => (
  <Section title="Restatements" note={NOTE}>
    {restatements.length === 0 ? <p className={classes.none}>None in this period.</p> : (
      <Figures label="Restatements">
        <thead><tr><th scope="col">Day (UTC)</th><th scope="col" data-text>Connector</th><th scope="col" data-text>Of</th><th scope="col">Was</th><th scope="col">Is</th><th scope="col">Difference</th><th scope="col">Seen</th></tr></thead>
        <tbody>{restatements.map((one) => (
          <tr key={`${one.day} ${one.connector} ${one.service} ${one.measure} ${one.seenAt}`}>
            <th scope="row">{formatWeekday(one.day)}</th><td data-text>{one.connector}</td><td data-text>{one.service === 'costs' ? 'dollars' : `${one.service}, ${one.measure}`}</td>
            <td>{formatDecimal(one.was)}</td><td>{formatDecimal(one.now)}</td><td>{formatDecimal(one.difference)}</td><td>{formatInstant(one.seenAt)}</td>
          </tr>
        ))}</tbody>
      </Figures>
    )}
  </Section>
)
