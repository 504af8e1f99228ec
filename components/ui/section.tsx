import { useId, type ReactNode } from 'react'
import classes from './section.module.css'

type Props = { title: string; note?: ReactNode; aside?: ReactNode; children: ReactNode }

/** A named region with its heading; `note` says what the figures are, `aside` stands at the right of the heading. */
export function Section({ title, note, aside, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.head}>
        <div>
          <h2 id={id} className={classes.title}>{title}</h2>
          {note ? <p className={classes.note}>{note}</p> : null}
        </div>
        {aside}
      </div>
      {children}
    </section>
  )
}
