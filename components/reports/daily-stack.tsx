'use client'

import { useMemo, type ReactNode } from 'react'
import { useKeptTones } from '@/components/charts/use-kept-tones'
import { prepareStackedDays } from '@/lib/charts/prepare-stacked-days'
import type { Unit } from '@/lib/charts/stacked-days'
import type { DecimalText } from '@/lib/domain/money'
import { FigureBy } from '@/lib/features/reports/provenance-model'
import type { Basis, Stack } from '@/lib/features/reports/report-frame-model'
import type { TableCsv } from './csv-link'
import { formatRange } from './day-range'
import { spendFigure } from './columns'
import type { AskedFigure } from './provenance/asked-figure'
import { HowMade } from './provenance/how-made'
import { Timeline } from './timeline'

const ALLOCATED = 'allocated by share of usage'

/** `by`: what the stack is cut by, in the words of the filters. */
type Props = { title: string; by: string; stack: Stack; total: DecimalText; unit?: Unit; basis?: Basis; note?: string; csv: TableCsv; controls?: ReactNode }

/** The whole of the chart, told apart as it is. */
function askedOf(by: string, unit: Unit): Pick<AskedFigure, 'figure' | 'by'> {
  const known = FigureBy.safeParse(by)
  if (!known.success) return { figure: 'tokenParts' }
  return { figure: unit === 'USD' ? spendFigure(known.data) : 'tokens', by: known.data }
}

/** Amounts a day as stacked bars, or the same figures as a table. */
export function DailyStack({ title, by, stack, total, unit = 'USD', basis = 'direct', note, csv, controls }: Props) {
  const tones = useKeptTones()
  const chart = useMemo(() => prepareStackedDays({ ...stack, total, unit }, tones), [stack, total, unit, tones])
  const [first, last] = [stack.days[0], stack.days.at(-1)]
  const unread = stack.days.filter((day) => day.state === 'missing').length
  const notes = [
    `${unit === 'USD' ? unit : `${unit.slice(0, 1).toUpperCase()}${unit.slice(1)}`}${first && last ? `, ${formatRange({ from: first.day, to: last.day })}` : ''}`,
    ...(basis === 'allocated' ? [ALLOCATED] : []), ...(note ? [note] : []),
    ...(unread > 0 ? [`${unread} of ${stack.days.length} days not read yet`] : []),
  ].join(' · ')
  return <Timeline title={title} by={by} note={notes} chart={chart} csv={csv} controls={<>{controls}<HowMade {...askedOf(by, unit)} label={title} shown={chart.total} /></>} />
}
