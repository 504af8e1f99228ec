import { Count } from '@/components/ui/count'
import { Figures } from '@/components/ui/figures'
import { formatWeekday } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import { Usd } from '@/components/ui/usd'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import classes from './preview.module.css'
import { readingOf, type Reading } from './pull-state'
import { SkeletonFigure } from './skeleton-rows'

type Day = PreviewModel['days'][number]

/** No dollars yet is not zero dollars, and neither are dollars that could not be read. */
function DayCost({ day, reading }: { day: Day; reading: Reading }) {
  if (day.cost !== null) return <Usd amount={day.cost} />
  if (reading === 'reading') return <SkeletonFigure />
  if (reading === 'failed') return <span className={classes.unsettled}>could not be read</span>
  return day.state === 'provisional' ? <span className={classes.unsettled}>not settled yet</span> : <>–</>
}

function DayRow({ day, usage, costs }: { day: Day; usage: Reading; costs: Reading }) {
  const nothing = day.requests === '0' && day.input === '0' && day.output === '0'
  const tokens = (count: Day['input']) => (usage === 'failed' ? '–' : usage === 'reading' && nothing ? <SkeletonFigure /> : <Count value={count} />)
  return (
    <tr data-state={day.state}>
      <th scope="row"><time dateTime={day.day}>{formatWeekday(day.day)}</time>{day.state === 'open' ? <span className={classes.unsettled}> not settled yet</span> : null}</th>
      {[day.input, day.cachedInput, day.output, day.requests].map((count, column) => <td key={column}>{tokens(count)}</td>)}
      <td><DayCost day={day} reading={costs} /></td>
    </tr>
  )
}

export function DailyTokens({ model }: { model: PreviewModel }) {
  const usage = readingOf(model, 'completions')
  const costs = readingOf(model, 'costs')
  const { totals } = model
  return (
    <Section title="Daily tokens" note="Chat completions per UTC day; input includes cached input. Costs are of everything billed.">
      <Figures label="Daily tokens">
        <thead><tr>{['Day (UTC)', 'Input', 'Cached input', 'Output', 'Requests', 'Cost'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>{model.days.map((day) => <DayRow key={day.day} day={day} usage={usage} costs={costs} />)}</tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            {[totals.input, totals.cachedInput, totals.output, totals.requests].map((count, column) => <td key={column}>{usage === 'read' ? <Count value={count} /> : usage === 'failed' ? '–' : <SkeletonFigure />}</td>)}
            <td>{costs === 'read' ? <Usd amount={totals.cost} /> : costs === 'failed' ? '–' : <SkeletonFigure />}</td>
          </tr>
        </tfoot>
      </Figures>
    </Section>
  )
}
