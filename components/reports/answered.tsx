'use client'

import { HydrationBoundary, type DehydratedState } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { z } from 'zod'

const State = z.custom<DehydratedState>((state) => typeof state === 'object' && state !== null && 'queries' in state)

/** What the server asked already. It comes as one JSON text: as an object each of its hundred thousand values would be written and read by React, which takes three times as long. */
export function Answered({ answers, children }: { answers: string; children: ReactNode }) {
  const state = useMemo(() => State.parse(JSON.parse(answers)), [answers])
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>
}
