'use client'

import { useSyncExternalStore } from 'react'

const LISTENED = ['beforeprint', 'afterprint'] as const
let announced = false

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia('print')
  const listen = (event: Event) => { announced = event.type === 'beforeprint'; changed() }
  for (const name of LISTENED) window.addEventListener(name, listen)
  media.addEventListener('change', changed)
  return () => {
    for (const name of LISTENED) window.removeEventListener(name, listen)
    media.removeEventListener('change', changed)
  }
}

/** True while the page is laid out for paper, where everything has to stand that a screen shows on scrolling or asking. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => announced || window.matchMedia('print').matches, () => false)
