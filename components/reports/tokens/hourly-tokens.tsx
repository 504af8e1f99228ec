'use client'

import { useMemo } from 'react'
import { useKeptTones } from '@/components/charts/use-kept-tones'
import { formatInstant } from '@/components/ui/format-time'
import { prepareTimeline } from '@/lib/charts/prepare-stacked-days'
import type { Tokens } from '@/lib/features/reports/tokens-model'
import { HowMade } from '../provenance/how-made'
import { Timeline } from '../timeline'

/** The last days by the hour; OpenAI answers hours and days apart, so they are never added up into days. */
export function HourlyTokens({ report, hours: { stack, total, bars } }: { report: Tokens; hours: NonNullable<Tokens['hours']> }) {
  const tones = useKeptTones()
  const chart = useMemo(() => prepareTimeline({ ...stack, total, unit: 'tokens', step: 'hour', bars: bars.map(({ hour, ...bar }) => ({ ...bar, at: hour })) }, tones), [stack, total, bars, tones])
  const [first, last] = [bars[0], bars.at(-1)]
  return <Timeline title="Hourly tokens" by="part" note={first && last ? `Tokens, hours from ${formatInstant(first.hour)} to ${formatInstant(last.hour)} · read apart from the days` : 'Tokens'} chart={chart} csv={{ name: 'tokens', report, table: 'hours' }} controls={<HowMade figure="hourlyTokens" shown={chart.total} />} />
}
