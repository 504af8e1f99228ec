import type { Series, Unit } from '@/lib/charts/stacked-days'
import { Amount } from './amount'
import classes from './legend.module.css'
import { SeriesName } from './series-name'
import { Swatch } from './swatch'

type Props = {
  series: Series[]; unit: Unit; unsettled: boolean
  /** Lets the chart show one series and fade the others; null ends it. */
  light: (key: string | null) => void
  /** How the page is narrowed to what a series is of, and widened again; null for one that leads nowhere. `name`: of that, where it is not the series itself. */
  wayTo: (series: Series) => { name: string | null; isAlone: boolean; go: () => void } | null
}

function Name({ each, wayTo }: { each: Series } & Pick<Props, 'wayTo'>) {
  const way = each.kind === 'thing' ? wayTo(each) : null
  if (!way) return <SeriesName kind={each.kind} label={each.label} note={each.note} />
  const name = way.name ?? each.label
  return <button type="button" className={classes.choose} title={way.isAlone ? `${name}: show everything again` : `Show ${name} alone`} aria-pressed={way.isAlone} onClick={way.go}>{each.label}</button>
}

/** Names and totals of the period, in the order of the stack. Pointing at one shows it in the chart, without colour too. */
export const Legend = ({ series, unit, unsettled, light, wayTo }: Props) => (
  <ul className={classes.legend}>
    {series.map((each) => (
      <li key={each.key} className={classes.item} onPointerEnter={() => light(each.key)} onPointerLeave={() => light(null)} onFocus={() => light(each.key)} onBlur={() => light(null)}>
        <Swatch tone={each.tone} />
        <span className={classes.name}><Name each={each} wayTo={wayTo} /></span>
        <span className={classes.amount}><Amount unit={unit} amount={each.total} /></span>
      </li>
    ))}
    {unsettled ? <li className={classes.item}><span className={classes.hatch} aria-hidden /><span className={classes.name}>Not settled yet</span></li> : null}
  </ul>
)
