import { Usd } from '@/components/ui/usd'
import type { Series } from '@/lib/charts/stacked-days'
import classes from './legend.module.css'
import { SeriesName } from './series-name'
import { Swatch } from './swatch'

/** Names and totals of the period, in the order of the stack. */
export const Legend = ({ series, unsettled }: { series: Series[]; unsettled: boolean }) => (
  <ul className={classes.legend}>
    {series.map((each) => (
      <li key={each.key} className={classes.item}>
        <Swatch tone={each.tone} />
        <span className={classes.name}><SeriesName kind={each.kind} label={each.label} note={each.note} /></span>
        <span className={classes.amount}><Usd amount={each.total} /></span>
      </li>
    ))}
    {unsettled ? <li className={classes.item}><span className={classes.hatch} aria-hidden /><span className={classes.name}>Not settled yet</span></li> : null}
  </ul>
)
