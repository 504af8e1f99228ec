import type { ReactNode } from 'react'
import classes from './figures.module.css'

type Props = { label: string; rowCount?: number; laidOut?: boolean; children: ReactNode }

/**
 * A compact table of figures: scrolls sideways inside itself, by keyboard too. Columns after the first are numbers, but those marked `data-text`. `rowCount`: of all rows, where not all are drawn; `laidOut`: drawn in
 * another way than a table, so that its role has to be said.
 */
export function Figures({ label, rowCount, laidOut, children }: Props) {
  return (
    <div className={classes.scroll} role="group" aria-label={`${label}, table`} tabIndex={0}>
      <table role={laidOut ? 'table' : undefined} className={classes.table} aria-label={label} aria-rowcount={rowCount}>{children}</table>
    </div>
  )
}
