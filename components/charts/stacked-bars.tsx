'use client'

import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis, type BarShapeProps } from 'recharts'
import type { Bar as Day, StackedDays } from '@/lib/charts/stacked-days'
import { BarSegment } from './bar-segment'
import { axisTime } from './bar-time'
import { DayTooltip } from './day-tooltip'
import { fillOf, isPatterned, TonePattern, UnsettledPattern, unsettledId } from './patterns'

const CHARACTER = 7
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 }
const TICK = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 }

/** Draws a prepared stack; what is in it, in which order and colour, was decided in lib/charts. `lit`: the series to show alone. A bar leads to its day. */
export function StackedBars({ chart, label, lit, toDay }: { chart: StackedDays; label: string; lit: string | null; toDay: ((at: string) => void) | null }) {
  const prefix = useId()
  const { unit, step, series, bars, axis } = chart
  const labels = new Map(axis.ticks.map((tick) => [tick.at, tick.label]))
  const axisWidth = Math.max(...axis.ticks.map((tick) => tick.label.length)) * CHARACTER + 12
  const hatch = `url(#${unsettledId(prefix)})`
  return (
    // Recharts stacks in the order in which bars were first mounted, so other series need a chart of their own.
    <BarChart key={series.map(({ key }) => key).join()} responsive data={bars} stackOffset="sign" title={label} margin={MARGIN} barCategoryGap="20%" style={{ width: '100%', height: '100%', cursor: toDay ? 'pointer' : undefined }} syncId={step} syncMethod="value"
      onClick={({ activeLabel }) => { if (typeof activeLabel === 'string') toDay?.(activeLabel) }}>
      <defs>
        <UnsettledPattern prefix={prefix} />
        {series.map(({ tone }) => (isPatterned(tone) ? <TonePattern key={tone} prefix={prefix} tone={tone} /> : null))}
      </defs>
      <CartesianGrid vertical={false} stroke="var(--cm-border)" />
      <XAxis dataKey="at" tickFormatter={(at: string) => axisTime(at, step)} tick={TICK} tickLine={false} axisLine={false} minTickGap={24} interval="equidistantPreserveStart" />
      <YAxis domain={[axis.min, axis.max]} ticks={axis.ticks.map((tick) => tick.at)} tickFormatter={(at: number) => labels.get(at) ?? ''} tick={TICK} tickLine={false} axisLine={false} width={axisWidth} interval={0} />
      <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--cm-hover)' }} content={({ active, label: at }) => {
        const bar = active ? bars.find((each) => each.at === at) : undefined
        return bar ? <DayTooltip unit={unit} step={step} bar={bar} series={series} /> : null
      }} />
      {series.map(({ key, label: name, tone }, index) => (
        <Bar key={key} name={name} stackId="day" dataKey={(day: Day) => day.parts[index]?.height} fill={fillOf(prefix, tone)} maxBarSize={48} isAnimationActive={false} shape={({ x, y, width, height, originalDataIndex }: BarShapeProps) => (
          <BarSegment x={x} y={y} width={width} height={height} fill={fillOf(prefix, tone)} faded={lit !== null && lit !== key} hatch={bars[originalDataIndex]?.unsettled ? hatch : null} />
        )} />
      ))}
      <ReferenceLine y={0} stroke="var(--mantine-color-dimmed)" strokeWidth={1} />
    </BarChart>
  )
}
