import { Figures } from '@/components/ui/figures'
import { formatPercent } from '@/components/ui/percent'
import { addDecimals, negate, ratio, toScaled } from '@/lib/domain/money'
import { formatTokens } from '@/lib/domain/tokens'
import type { Provenance } from '@/lib/features/reports/provenance-model'
import { exactIn } from './exact'
import classes from './how-made-panel.module.css'

const SIGNS = { sum: '+', ratio: '÷', perMillion: '÷', difference: '−', average: '÷', tiers: '+' } as const

/** The equation with its exact numbers, and how many stored rows each of them is the sum of. */
export function Terms({ answer }: { answer: Provenance }) {
  const { terms, making, value, unit } = answer
  const days = making === 'average' ? answer.parts.rows.length : 0
  return (
    <section className={classes.block}>
      <h3>The rows behind it</h3>
      <div className={classes.frame}><Figures label="Terms">
        <thead><tr><th scope="col">Added up</th><th scope="col">Exact sum</th>{making === 'tiers' ? <th scope="col">Share</th> : null}<th scope="col">Stored rows</th></tr></thead>
        <tbody>{terms.map(({ name, unit: own, amount, rows }, index) => (
          <tr key={name}>
            <th scope="row">{index > 0 ? `${SIGNS[making]} ` : ''}{name}</th><td>{exactIn(own, amount)}</td>
            {making === 'tiers' ? <td>{tierShare(answer, index)}</td> : null}<td>{formatTokens(BigInt(rows))}</td>
          </tr>
        ))}
        {making === 'perMillion' ? <tr><th scope="row">× 1,000,000</th><td /><td /></tr> : null}
        {making === 'average' ? <tr><th scope="row">÷ days that have it</th><td>{days} days</td><td /></tr> : null}</tbody>
        <tfoot><tr><th scope="row">=</th><td>{value === null ? '–' : exactIn(unit, value)}</td>{making === 'tiers' ? <td /> : null}<td /></tr></tfoot>
      </Figures></div>
    </section>
  )
}

/** Of the dollars that name a model: all but the last term. */
function tierShare({ terms, value }: Provenance, index: number): string {
  const none = terms.at(-1)
  const own = terms[index]
  if (!none || !own || value === null || index === terms.length - 1) return '–'
  return formatPercent(ratio(toScaled(own.amount), toScaled(addDecimals([value, negate(none.amount)]))))
}
