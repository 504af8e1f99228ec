import { measureName, serviceName } from '@/components/connectors/detail/words'
import { HelpLink } from '@/components/help/help-link'
import { Figures } from '@/components/ui/figures'
import { formatInstant, formatWeekday } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import { Usd } from '@/components/ui/usd'
import type { DecimalText } from '@/lib/domain/money'
import type { Costs } from '@/lib/features/reports/costs-model'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { CsvLink } from '../csv-link'
import { formatDecimal } from '../format-decimal'
import classes from './restatements.module.css'

const NOTE = <>Settled days whose stored totals changed later, of whole connectors. <HelpLink topic="read-the-reports" section="settled">What a restatement is</HelpLink></>

const Value = ({ measure, value }: { measure: string; value: DecimalText }) => (measure === 'amount' ? <Usd amount={value} /> : <>{formatDecimal(value)}</>)

/** What OpenAI corrected after a day was settled: the old and the new value are kept. */
export const Restatements = ({ report }: { report: ReportFrame & Pick<Costs, 'restatements'> }) => (
  <Section title="Restatements" note={NOTE} aside={report.restatements.length === 0 ? null : <CsvLink name="costs" report={report} table="restatements" of="Restatements" />}>
    {report.restatements.length === 0 ? <p className={classes.none}>None in this period.</p> : (
      <Figures label="Restatements">
        <thead><tr><th scope="col">Day (UTC)</th><th scope="col" data-text>Connector</th><th scope="col" data-text>What</th><th scope="col">Before</th><th scope="col">Now</th><th scope="col">Difference</th><th scope="col">Noticed</th></tr></thead>
        <tbody>{report.restatements.map((one) => (
          <tr key={`${one.day} ${one.connector} ${one.service} ${one.measure} ${one.seenAt}`}>
            <th scope="row">{formatWeekday(one.day)}</th><td data-text>{one.connector}</td><td data-text>{serviceName(one.service)}, {measureName(one.measure)}</td>
            <td><Value measure={one.measure} value={one.was} /></td><td><Value measure={one.measure} value={one.now} /></td><td>{one.difference.startsWith('-') ? '' : '+'}<Value measure={one.measure} value={one.difference} /></td><td>{formatInstant(one.seenAt)}</td>
          </tr>
        ))}</tbody>
      </Figures>
    )}
  </Section>
)
