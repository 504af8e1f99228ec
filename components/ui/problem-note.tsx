'use client'

import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import classes from './problem-note.module.css'

type Props = { id?: string; level?: 'bad' | 'warning' | 'info'; title: string; children?: ReactNode; actions?: ReactNode; takesFocus?: boolean }

/** One sentence and one next step. A problem that answers a click takes the focus, so that it is read and seen. */
export function ProblemNote({ id, level = 'bad', title, children, actions, takesFocus = false }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) box.current?.focus()
  }, [takesFocus, title])
  const Icon = level === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <div id={id} ref={box} tabIndex={-1} role={level === 'bad' ? 'alert' : 'note'} className={classes.note} data-level={level}>
      <Icon size={18} stroke={1.75} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        {/* The space keeps sentence and next step apart where only text is read. */}
        {' '}
        {children ? <div className={classes.text}>{children}</div> : null}
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
    </div>
  )
}
