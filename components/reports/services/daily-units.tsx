import { Count } from '@/components/ui/count'
import { Figures } from '@/components/ui/figures'
import { formatWeekday } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import { CsvLink } from '../csv-link'
import { MadeFigure } from '../provenance/how-made'
import type { Services } from '@/lib/features/reports/services-model'

/** What each service counted a day, each in its own unit: units of different services are never added up. */
export function DailyUnits({ report }: { report: Services }) {
  const { rows, daily } = report
  const used = rows.filter(({ quantity }) => quantity !== null)
  if (used.length === 0) return null
  return (
    <Section title="Daily units" note="Each service in its own unit; a dash is a day without any" aside={<CsvLink name="services" report={report} table="units" of="Daily units" />}>
      <Figures label="Daily units">
        <thead><tr><th scope="col">Day (UTC)</th>{used.map(({ service, label, unit, quantity }) => <th key={service} scope="col"><MadeFigure figure="units" by="service" row={`thing:${service}`} label={label} shown={quantity}>{label} ({unit})</MadeFigure></th>)}</tr></thead>
        <tbody>{daily.map(({ day, state, units }) => (
          <tr key={day}><th scope="row">{formatWeekday(day)}{state === 'missing' ? ' · not read yet' : state === 'settled' ? '' : ' · not settled yet'}</th>{used.map(({ service }) => { const count = units[service]; return <td key={service}>{count === undefined ? '–' : <Count value={count} />}</td> })}</tr>
        ))}</tbody>
      </Figures>
    </Section>
  )
}
