import { useId, type ReactNode } from 'react'
import { HelpLink } from '@/components/help/help-link'
import { FIGURES } from '@/lib/domain/figures'
import classes from './kpi-card.module.css'
import type { AskedFigure } from './provenance/asked-figure'
import { HowMade } from './provenance/how-made'

/** What a figure is marked with, and the section of help that says what the mark means. */
const MARKS = { direct: 'direct-and-allocated', allocated: 'direct-and-allocated', derived: 'figures' } as const

type Props = AskedFigure & { mark?: keyof typeof MARKS; value: ReactNode; children?: ReactNode }

/** One figure: what it is, how much, in small what it stands on, and how it was made. */
export function KpiCard({ mark, value, children, ...asked }: Props) {
  const id = useId()
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.label}>{asked.label ?? FIGURES[asked.figure].label}</h2>
        {mark ? <span className={classes.mark}><HelpLink topic="read-the-reports" section={MARKS[mark]}>{mark}</HelpLink></span> : null}
        <HowMade {...asked} />
      </div>
      <div className={classes.value}>{value}</div>
      <div className={classes.note}>{children}</div>
    </section>
  )
}
