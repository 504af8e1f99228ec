'use client'

import dynamic from 'next/dynamic'
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { figureQuery, type AskedFigure, type PageQuestion } from './asked-figure'

type Ask = (figure: AskedFigure, returnTo: HTMLElement | null) => void
const Context = createContext<Ask | null>(null)

const Panel = dynamic(() => import('./how-made-panel').then((module) => module.HowMadePanel), { ssr: false })

/** Asks how a figure was made; null where there is no report around it. */
export const useHowMade = (): Ask | null => useContext(Context)

type Opened = { figure: AskedFigure; query: string; returnTo: HTMLElement | null }

/** Every figure inside can be asked how it was made. The panel loads when it is first opened. */
export function HowMadeContext({ report, own, children }: PageQuestion & { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [open, setOpen] = useState(false)
  const ask = useCallback<Ask>((figure, returnTo) => {
    setOpened({ figure, query: figureQuery({ report, own }, figure), returnTo })
    setOpen(true)
  }, [report, own])
  return (
    <Context value={ask}>
      {children}
      {opened ? <Panel figure={opened.figure} query={opened.query} opened={open} onClose={() => setOpen(false)} onClosed={() => opened.returnTo?.focus()} /> : null}
    </Context>
  )
}
