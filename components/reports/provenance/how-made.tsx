'use client'

import { ActionIcon } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { FIGURES } from '@/lib/domain/figures'
import type { AskedFigure } from './asked-figure'
import { useHowMade } from './how-made-context'
import classes from './how-made.module.css'

const nameOf = ({ figure, label }: AskedFigure) => `How was ${label ?? FIGURES[figure].label} made?`

/** A question mark beside a figure: opens how it was made. */
export function HowMade(figure: AskedFigure) {
  const ask = useHowMade()
  if (!ask) return null
  return <ActionIcon variant="subtle" color="gray" size={24} aria-haspopup="dialog" aria-label={nameOf(figure)} title="How was this number made?" className={classes.icon} onClick={(event) => ask(figure, event.currentTarget)}><IconHelpCircle size={16} stroke={1.5} /></ActionIcon>
}

/** The figure itself as the button, e.g. the total of a column. */
export function MadeFigure({ children, ...figure }: AskedFigure & { children: ReactNode }) {
  const ask = useHowMade()
  if (!ask) return <>{children}</>
  return <button type="button" aria-haspopup="dialog" title="How was this number made?" className={classes.figure} onClick={(event) => ask(figure, event.currentTarget)}>{children}<span className="visually-hidden">. {nameOf(figure)}</span></button>
}
