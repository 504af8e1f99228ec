import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { HelpLink } from '@/components/help/help-link'
import { compareDecimals, DecimalText } from '@/lib/domain/money'
import type { Provenance } from '@/lib/features/reports/provenance-model'
import { formatRange } from '../day-range'
import type { AskedFigure } from './asked-figure'
import { Allocation } from './allocation'
import { exactIn, shownIn } from './exact'
import { Finality } from './finality'
import classes from './how-made-panel.module.css'
import { MadeOf } from './made-of'
import { Origins } from './origins'
import { Terms } from './terms'

/** From the figure down to where its rows came from. */
export const Made = ({ answer, asked }: { answer: Provenance; asked: AskedFigure }) => (
  <>
    <div>
      <p className={classes.of}>{asked.label ?? answer.label}{answer.of ? ` of ${answer.of}` : ''} · {formatRange(answer)}</p>
      <p className={classes.value}>{answer.exact ? '' : 'up to '}{answer.value === null ? '–' : exactIn(answer.unit, answer.value)}</p>
      <Agreement answer={answer} shown={asked.shown} />
    </div>
    <section className={classes.block}><h3>Formula</h3><p>{answer.formula} <HelpLink topic="read-the-reports" section="figures">The key figures explained</HelpLink></p></section>
    <Terms answer={answer} />
    <MadeOf answer={answer} />
    <Allocation answer={answer} />
    <Finality answer={answer} />
    <Origins answer={answer} />
  </>
)

/** Said where it can be seen: the sum of the rows is the figure on the page, or why not. */
function Agreement({ answer: { value, unit, known }, shown }: { answer: Provenance; shown: string | null }) {
  const read = DecimalText.safeParse(shown)
  if (!read.success) return value === null ? <p className={classes.check} data-same><IconCheck size={16} aria-hidden />= –, the figure on the page: {unit === 'USD' && !known ? 'no dollars are known yet' : 'there is nothing to divide by'}</p> : null
  if (value !== null && compareDecimals(value, read.data) === 0) {
    return <p className={classes.check} data-same><IconCheck size={16} aria-hidden />= {shownIn(unit, value)}, the figure on the page</p>
  }
  return <p className={classes.check}><IconAlertTriangle size={16} aria-hidden />The page showed {shownIn(unit, read.data)} when you asked; newer data has arrived since, and the page follows.</p>
}
