import type { Series, Unit } from '@/lib/charts/stacked-days'
import { Amount } from './amount'
import classes from './legend.module.css'
import { SeriesName } from './series-name'
import { Swatch } from './swatch'

type Props = {
  series: Series[]; unit: Unit; unsettled: boolean
  /** Lets the chart show one series and fade the others; null ends it. */
  light: (key: string | null) => void
  /** Narrows the page to a thing, or takes that back; null where the series are no things to choose. */
  toThing: ((key: string, alone: boolean) => void) | null
  isAlone: (key: string) => boolean
}

function Name({ each, toThing, isAlone }: { each: Series } & Pick<Props, 'toThing' | 'isAlone'>) {
  if (each.kind !== 'thing' || !toThing) return <SeriesName kind={each.kind} label={each.label} note={each.note} />
  const alone = isAlone(each.key)
  return <button type="button" className={classes.choose} title={alone ? `${each.label}: show everything again` : `Show ${each.label} alone`} aria-pressed={alone} onClick={() => toThing(each.key, !alone)}>{each.label}</button>
}

/** Names and totals of the period, in the order of the stack. Pointing at one shows it in the chart, without colour too. */
export const Legend = ({ series, unit, unsettled, light, toThing, isAlone }: Props) => (
  <ul className={classes.legend}>
    {series.map((each) => (
      <li key={each.key} className={classes.item} onPointerEnter={() => light(each.key)} onPointerLeave={() => light(null)} onFocus={() => light(each.key)} onBlur={() => light(null)}>
        <Swatch tone={each.tone} />
        <span className={classes.name}><Name each={each} toThing={toThing} isAlone={isAlone} /></span>
        <span className={classes.amount}><Amount unit={unit} amount={each.total} /></span>
      </li>
    ))}
    {unsettled ? <li className={classes.item}><span className={classes.hatch} aria-hidden /><span className={classes.name}>Not settled yet</span></li> : null}
  </ul>
)
