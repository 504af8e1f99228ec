import { Figures } from '@/components/ui/figures'
import type { Bar, StackedDays, Unit } from '@/lib/charts/stacked-days'
import { Amount } from './amount'
import { rowTime } from './bar-time'
import classes from './day-table.module.css'
import { SeriesName } from './series-name'

const Cells = ({ bar, columns, unit }: { bar: Bar; columns: number; unit: Unit }) => bar.amount === null
  ? <td colSpan={columns + 1} className={classes.gap}>{bar.gap}</td>
  : <><td className={classes.total}><Amount unit={unit} amount={bar.amount} /></td>{bar.parts.map((part) => <td key={part.key}><Amount unit={unit} amount={part.amount} /></td>)}</>

type Props = { chart: StackedDays; label: string; toDay: ((at: string) => void) | null }

/** The chart as a table: the same days, series and totals, for eyes, keyboards and screen readers alike. A day leads to that day alone. */
export const DayTable = ({ chart: { unit, step, series, bars, total }, label, toDay }: Props) => (
  <Figures label={label}>
    <thead>
      <tr>
        <th scope="col" className={classes.day}>{step === 'day' ? 'Day' : 'Hour'} (UTC)</th>
        <th scope="col">Total ({unit})</th>
        {series.map((each) => <th key={each.key} scope="col"><SeriesName kind={each.kind} label={each.label} note={each.note} /></th>)}
      </tr>
    </thead>
    <tbody>
      {bars.map((bar) => (
        <tr key={bar.at}>
          <th scope="row" className={classes.day}>{toDay ? <button type="button" className={classes.open} title="Show this day alone" onClick={() => toDay(bar.at)}>{rowTime(bar.at, step)}</button> : rowTime(bar.at, step)}{bar.unsettled && bar.amount !== null ? <span className={classes.state}>not settled yet</span> : null}</th>
          <Cells unit={unit} bar={bar} columns={series.length} />
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" className={classes.day}>Total</th>
        <td className={classes.total}>{total === null ? '–' : <Amount unit={unit} amount={total} />}</td>
        {series.map((each) => <td key={each.key}><Amount unit={unit} amount={each.total} /></td>)}
      </tr>
    </tfoot>
  </Figures>
)
