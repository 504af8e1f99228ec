import type { ReactNode } from 'react'
import classes from './state-page.module.css'

type Props = { title: string; children: ReactNode; actions?: ReactNode; as?: 'h1' | 'h2' }

/** A page, or part of one, that has nothing to show: what is the matter, and what to do next. */
export function StatePage({ title, children, actions, as: Heading = 'h1' }: Props) {
  return (
    <div className={classes.state}>
      <Heading className={classes.title}>{title}</Heading>
      <div className={classes.text}>{children}</div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  )
}
