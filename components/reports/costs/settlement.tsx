import { HelpLink } from '@/components/help/help-link'
import { Figures } from '@/components/ui/figures'
import { formatInstant, formatWeekday } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import { CsvLink } from '../csv-link'
import { Dollars } from '../dollars'
import { MadeFigure } from '../provenance/how-made'
import { Usd } from '@/components/ui/usd'
import { unsettledOf } from '../unsettled'
import type { Costs } from '@/lib/features/reports/costs-model'

const STATES = { open: 'Open', provisional: 'Provisional', settled: 'Settled', missing: 'Not read yet', unavailable: 'Not available by API key' } as const
const NOTE = <>A day is settled once usage and costs were read completely two days after it, UTC. <HelpLink topic="read-the-reports" section="settled">When a day is final</HelpLink></>

/** How final each day is, the newest first. */
export const Settlement = ({ report }: { report: Costs }) => (
  <Section title="Settlement" note={NOTE} aside={<CsvLink name="costs" report={report} table="settlement" of="Settlement" />}>
    <Figures label="Settlement">
      <thead><tr><th scope="col">Day (UTC)</th><th scope="col" data-text>State</th><th scope="col">Spend (USD)</th><th scope="col">Last read</th><th scope="col">Last changed</th></tr></thead>
      <tbody>{report.settlement.toReversed().map(({ day, state, amount, readAt, changedAt }) => (
        <tr key={day}><th scope="row">{formatWeekday(day)}</th><td data-text>{STATES[state]}</td><td>{amount === null ? '–' : <Usd amount={amount} />}</td><td>{readAt ? formatInstant(readAt) : '–'}</td><td>{changedAt ? formatInstant(changedAt) : '–'}</td></tr>
      ))}</tbody>
      <tfoot>
        <tr><th scope="row">Total</th><td /><td><MadeFigure figure="spend" shown={report.known ? report.total : null}><Dollars known={report.known} amount={report.total} /></MadeFigure></td><td /><td /></tr>
        <tr><th scope="row">Of which not settled yet</th><td /><td><Dollars known={report.known} amount={unsettledOf(report.days)} /></td><td /><td /></tr>
      </tfoot>
    </Figures>
  </Section>
)
