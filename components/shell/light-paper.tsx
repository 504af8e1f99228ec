'use client'

import { useEffect } from 'react'

const SCHEME = 'data-mantine-color-scheme'

/** Draws nothing: paper is white, so the page is light while it is printed, whatever theme the screen has. */
export function LightPaper() {
  useEffect(() => {
    const root = document.documentElement
    const media = window.matchMedia('print')
    let screen: string | null = null
    const toPaper = () => { screen ??= root.getAttribute(SCHEME); root.setAttribute(SCHEME, 'light') }
    const toScreen = () => { if (screen !== null) root.setAttribute(SCHEME, screen); screen = null }
    const turn = () => (media.matches ? toPaper() : toScreen())
    window.addEventListener('beforeprint', toPaper)
    window.addEventListener('afterprint', toScreen)
    media.addEventListener('change', turn)
    return () => {
      window.removeEventListener('beforeprint', toPaper)
      window.removeEventListener('afterprint', toScreen)
      media.removeEventListener('change', turn)
    }
  }, [])
  return null
}
