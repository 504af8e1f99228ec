'use client'

import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useOnDemand } from './use-on-demand'

const load = () => import('./explanation').then((module) => module.Explanation)

/** Words that explain themselves on hover, focus and touch; what draws the explanation loads when it is first wanted. */
export function Explained({ label, className, children }: { label: string; className: string | undefined; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null)
  const [shown, setShown] = useState(false)
  const { part: Explanation, want } = useOnDemand(load)
  const show = () => {
    setShown(true)
    want()
  }
  const hide = () => setShown(false)
  const leave = ({ key }: KeyboardEvent) => { if (key === 'Escape') hide() }
  return (
    <>
      {/* A touch does not focus a button everywhere, and without the focus nothing would hide it. */}
      <button ref={button} type="button" className={className} aria-description={label} onPointerEnter={show} onPointerLeave={hide} onFocus={show} onBlur={hide} onKeyDown={leave} onClick={() => button.current?.focus()}>{children}</button>
      {Explanation ? <Explanation target={button} label={label} opened={shown} /> : null}
    </>
  )
}
