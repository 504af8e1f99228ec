import { Figures } from '@/components/ui/figures'
import { formatWeekday } from '@/components/ui/format-time'
import { formatTokens } from '@/lib/domain/tokens'
import type { Part, Provenance } from '@/lib/features/reports/provenance-model'
import { exactIn } from './exact'
import classes from './how-made-panel.module.css'

const DAY = 'Day (UTC)'

/** The rows summed to the figure, visibly: each column adds up to its term. */
export function MadeOf({ answer: { parts, terms } }: { answer: Provenance }) {
  if (parts.rows.length === 0) return null
  const name = (part: Part) => (parts.by === DAY ? formatWeekday(part.label) : part.label)
  return (
    <section className={classes.block}>
      <h3>{parts.by === DAY ? 'By day' : `By ${parts.by.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`}</h3>
      {parts.by === 'User' && terms.some(({ unit }) => unit === 'USD') ? <p className={classes.note}>Dollars by person are allocated; they add up to the bill exactly.</p> : null}
      <div className={`${classes.frame} ${classes.long}`}><Figures label="What it is made of">
        <thead><tr><th scope="col">{parts.by}</th>{terms.map((term) => <th key={term.name} scope="col">{term.name}</th>)}<th scope="col">Stored rows</th></tr></thead>
        <tbody>{parts.rows.map((part) => (
          <tr key={part.key}>
            <th scope="row" title={part.note ?? undefined}>{name(part)}</th>
            {part.amounts.map((amount, index) => <td key={terms[index]?.name}>{amount === null ? '–' : exactIn(terms[index]?.unit ?? '', amount)}</td>)}
            <td>{formatTokens(BigInt(part.rows))}</td>
          </tr>
        ))}</tbody>
        <tfoot><tr><th scope="row">Sum</th>{terms.map(({ name: term, unit, amount }) => <td key={term}>{exactIn(unit, amount)}</td>)}<td /></tr></tfoot>
      </Figures></div>
    </section>
  )
}
