'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { DialogProps } from './dialog-window'

/** Loads when it is first opened: most pages are left without it. */
const Window = dynamic(() => import('./dialog-window').then((module) => module.DialogWindow), { ssr: false })

/** A question that has to be answered or closed first. What is typed in it is gone when it closes. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.opened)
  if (props.opened && !wanted) setWanted(true)
  return wanted ? <Window {...props} /> : null
}
