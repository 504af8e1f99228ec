import { HelpLink } from '@/components/help/help-link'
import { Figures } from '@/components/ui/figures'
import { formatPercent } from '@/components/ui/percent'
import type { Provenance } from '@/lib/features/reports/provenance-model'
import { exactIn } from './exact'
import classes from './how-made-panel.module.css'

const WORDS = {
  direct: 'Direct: OpenAI bills exactly these dollars to exactly these things. Nothing is spread or estimated.',
  allocated: 'Allocated: OpenAI does not bill this. The dollars are spread over the usage that caused them, by its share of the units they are billed for.',
} as const

/** Direct or allocated, how much of it, and every amount that is assigned to nothing, by its name. */
export function Allocation({ answer: { basis, allocation, residuals } }: { answer: Provenance }) {
  return (
    <section className={classes.block}>
      <h3>Direct or allocated</h3>
      <p>{basis ? WORDS[basis] : 'Direct: counted by OpenAI for exactly these things. Nothing is spread or estimated.'} <HelpLink topic="read-the-reports" section="direct-and-allocated">How dollars are allocated</HelpLink></p>
      {allocation ? (
        <p>
          Of {exactIn('USD', allocation.total)} behind it, {exactIn('USD', allocation.allocated)} ({formatPercent(allocation.share)}) is shared out between several people or kinds of use (batch, service tier) of the same key and line item, {exactIn('USD', allocation.single)} came
          from a single one of them, and {exactIn('USD', allocation.unattributed)} has no matching usage.
        </p>
      ) : null}
      {residuals.length > 0 ? (
        <div className={classes.frame}><Figures label="Amounts not assigned">
          <thead><tr><th scope="col">Not assigned</th><th scope="col">Exact amount</th></tr></thead>
          <tbody>{residuals.map(({ label, note, amount, unit }) => <tr key={label}><th scope="row" title={note}>{label}<span className="visually-hidden">: {note}</span></th><td>{exactIn(unit, amount)}</td></tr>)}</tbody>
        </Figures></div>
      ) : null}
    </section>
  )
}
