'use client'

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState, type FocusEvent } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'
import { usePrinting } from '../use-printing'

/** Longer lists draw only the rows near the screen. */
export const MANY_ROWS = 200
const ROW_PX = 33
const AHEAD = 20

const indexOf = (target: EventTarget): number | null => {
  const row = target instanceof Element ? target.closest('tr[data-index]') : null
  return row ? Number(row.getAttribute('data-index')) : null
}

const withRow = (near: number[], row: number | null, count: number) => (row === null || row >= count || near.includes(row) ? near : [...near, row].sort((a, b) => a - b))

/** Which of `count` rows to draw, and the room of the others before and after. Paper gets all of them; the row that has the focus stays. */
export function useRowWindow(count: number) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  const [focused, setFocused] = useState<number | null>(null)
  const isWindowed = !usePrinting() && count > MANY_ROWS
  const hydrated = useHydrated()
  const rows = useWindowVirtualizer({
    count, enabled: isWindowed, estimateSize: () => ROW_PX, overscan: AHEAD, scrollMargin: top,
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), focused, count),
  })
  useLayoutEffect(() => {
    if (!isWindowed) return
    const measure = () => { if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY)) }
    const watched = new ResizeObserver(measure)
    watched.observe(document.body)
    return () => watched.disconnect()
  }, [isWindowed])
  const near = isWindowed && hydrated ? rows.getVirtualItems().map(({ index }) => index) : []
  const first = Array.from({ length: isWindowed ? AHEAD : count }, (_, index) => index)
  return {
    body, isWindowed,
    onFocus: (event: FocusEvent) => setFocused(indexOf(event.target)),
    indexes: near.length > 0 ? near : first,
    /** Pixels of the rows left out before row `index`, of those drawn. */
    roomBefore: (index: number, previous: number | undefined) => (isWindowed ? (index - (previous === undefined ? 0 : previous + 1)) * ROW_PX : 0),
    roomAfter: (last: number | undefined) => (isWindowed && last !== undefined ? (count - 1 - last) * ROW_PX : 0),
  }
}
