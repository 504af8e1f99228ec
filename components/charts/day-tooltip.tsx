import { formatDay, formatWeekday } from '@/components/ui/format-time'
import type { Bar, StackedDays, Unit } from '@/lib/charts/stacked-days'
import { toScaled, type DecimalText } from '@/lib/domain/money'
import { exactAmount } from './amount'
import classes from './day-tooltip.module.css'
import { Swatch } from './swatch'

const isZero = (amount: DecimalText) => toScaled(amount).units === 0n

/** Everything known about one day, to the last digit, in the order of the stack from its top. */
export function DayTooltip({ bar, series, unit }: { bar: Bar; series: StackedDays['series']; unit: Unit }) {
  const rows = series.toReversed().map((each) => ({ ...each, amount: bar.parts.find((part) => part.key === each.key)?.amount }))
  return (
    <div className={classes.box}>
      <p className={classes.day}>{formatWeekday(bar.day)} {formatDay(bar.day).slice(-4)} UTC</p>
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
