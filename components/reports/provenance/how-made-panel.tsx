'use client'

import { Drawer, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FIGURES } from '@/lib/domain/figures'
import { Provenance } from '@/lib/features/reports/provenance-model'
import { reportQuery } from '@/lib/queries/reports'
import { ReportError } from '../report-error'
import type { AskedFigure } from './asked-figure'
import classes from './how-made-panel.module.css'
import { Made } from './made'

type Props = { figure: AskedFigure; query: string; opened: boolean; onClose: () => void; onClosed: () => void }

const CLOSE = { 'aria-label': 'Close' }

/** *How was this number made?*: the answer follows new data as the report does. */
export function HowMadePanel({ figure, query, opened, onClose, onClosed }: Props) {
  const { data, error, refetch, isPlaceholderData } = useQuery(reportQuery('provenance', Provenance, query))
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="min(680px, 100vw)" title="How was this number made?" classNames={{ title: classes.title, body: classes.body }} closeButtonProps={CLOSE} returnFocus={false} onExitTransitionEnd={onClosed}>
      {data && !isPlaceholderData ? <Made answer={data} asked={figure} />
        : error ? <ReportError error={error} retry={() => void refetch()} reset={onClose} />
          : <div role="status" aria-label={`Reading how ${figure.label ?? FIGURES[figure.figure].label} was made`}>{[32, 64, 160, 120].map((height) => <Skeleton key={height} height={height} mb="md" />)}</div>}
    </Drawer>
  )
}
