import { useId, type ReactNode } from 'react'
import { FormulaHelp } from './formula-help'
import classes from './kpi-card.module.css'

type Props = { label: string; formula: string; mark?: string; value: ReactNode; children?: ReactNode }

/** One figure: what it is, how much, and in small what it stands on. */
export function KpiCard({ label, formula, mark, value, children }: Props) {
  const id = useId()
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.label}>{label}</h2>
        {mark ? <span className={classes.mark}>{mark}</span> : null}
        <FormulaHelp of={label} formula={formula} />
      </div>
      <div className={classes.value}>{value}</div>
      <div className={classes.note}>{children}</div>
    </section>
  )
}
