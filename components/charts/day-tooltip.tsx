import type { Bar, StackedDays } from '@/lib/charts/stacked-days'
import { toScaled, type DecimalText } from '@/lib/domain/money'
import { exactAmount } from './amount'
import { fullTime } from './bar-time'
import classes from './day-tooltip.module.css'
import { Swatch } from './swatch'

const isZero = (amount: DecimalText) => toScaled(amount).units === 0n

/** Everything known about one day, to the last digit, in the order of the stack from its top. */
export function DayTooltip({ bar, series, unit, step }: { bar: Bar } & Pick<StackedDays, 'series' | 'unit' | 'step'>) {
  const rows = series.toReversed().map((each) => ({ ...each, amount: bar.parts.find((part) => part.key === each.key)?.amount }))
  return (
    <div className={classes.box}>
      <p className={classes.day}>{fullTime(bar.at, step)}</p>
      <p className={classes.state}>{bar.state}</p>
      <dl className={classes.rows}>
        {rows.map(({ key, tone, label, amount }) => amount && !isZero(amount) ? (
          <div key={key} className={classes.row}>
            <dt><Swatch tone={tone} /><span>{label}</span></dt>
            <dd>{exactAmount(amount, unit)}</dd>
          </div>
        ) : null)}
        <div className={classes.total}>
          <dt>Total</dt>
          <dd>{bar.amount ? exactAmount(bar.amount, unit) : bar.gap}</dd>
        </div>
      </dl>
    </div>
  )
}
