import type { Series, Unit } from '@/lib/charts/stacked-days'
import { Amount } from './amount'
import classes from './legend.module.css'
import { SeriesName } from './series-name'
import { Swatch } from './swatch'

/** Names and totals of the period, in the order of the stack. */
export const Legend = ({ series, unit, unsettled }: { series: Series[]; unit: Unit; unsettled: boolean }) => (
  <ul className={classes.legend}>
    {series.map((each) => (
      <li key={each.key} className={classes.item}>
        <Swatch tone={each.tone} />
        <span className={classes.name}><SeriesName kind={each.kind} label={each.label} note={each.note} /></span>
        <span className={classes.amount}><Amount unit={unit} amount={each.total} /></span>
      </li>
    ))}
    {unsettled ? <li className={classes.item}><span className={classes.hatch} aria-hidden /><span className={classes.name}>Not settled yet</span></li> : null}
  </ul>
)
