import type { ReactNode } from 'react'
import classes from './figures.module.css'

type Props = { label: string; children: ReactNode }

/** A compact table of figures: scrolls sideways inside itself, by keyboard too. Columns after the first are numbers. */
export function Figures({ label, children }: Props) {
  return (
    <div className={classes.scroll} role="group" aria-label={`${label}, table`} tabIndex={0}>
      <table className={classes.table} aria-label={label}>{children}</table>
    </div>
  )
}
