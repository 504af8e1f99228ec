import { Figures } from '@/components/ui/figures'
import { Section } from '@/components/ui/section'
import { Usd } from '@/components/ui/usd'
import type { Overview } from '@/lib/features/reports/overview-model'
import { CsvLink } from '../csv-link'
import { formatRange } from '../day-range'
import { Delta } from '../delta'
import { HowMade } from '../provenance/how-made'
import { ThingName } from '../thing-name'

const SHOWN = 8

/** What rose and fell most against the period before, also what is new and gone. */
export function Movers({ report }: { report: Overview }) {
  const { movers, compared, groupBy } = report
  if (!compared) return null
  const moved = movers.filter(({ difference }) => Number(difference) !== 0).slice(0, SHOWN)
  if (moved.length === 0) return null
  return (
    <Section title="Biggest movers" note={`USD, ${formatRange(compared.comparable)} against ${formatRange(compared)}`} aside={<CsvLink name="overview" report={report} table="movers" of="Biggest movers" />}>
      <Figures label="Biggest movers">
        <thead><tr><th scope="col">Name</th><th scope="col">Before</th><th scope="col">Now</th><th scope="col">Change</th><th scope="col"><span className="visually-hidden">How it was made</span></th></tr></thead>
        <tbody>{moved.map((mover) => (
          <tr key={mover.key}><th scope="row"><ThingName by={groupBy} group={mover} /></th><td><Usd amount={mover.was} /></td><td><Usd amount={mover.now} /></td><td><Delta {...pick(mover)} /></td><td><HowMade figure="change" by={groupBy} row={mover.key} label={`Change of ${mover.label}`} shown={mover.difference} /></td></tr>
        ))}</tbody>
      </Figures>
    </Section>
  )
}

const pick = ({ was, now, difference, change }: Overview['movers'][number]) => ({ was, now, difference, change })
