'use client'

import { DatePicker } from '@mantine/dates'
import { useState } from 'react'
import { dayOfMs } from '@/lib/domain/day'
import classes from './calendar.module.css'

type Props = { from: string | null; to: string | null; onChoose: (from: string, to: string) => void }

const NO_DAY: [] = []
const LABELS = {
  previousMonth: 'Previous month', nextMonth: 'Next month', previousYear: 'Previous year', nextYear: 'Next year',
  previousDecade: 'Previous decade', nextDecade: 'Next decade',
}

/** The browser's wall clock, read once when the calendar opens; the server has the last word on which days exist. */
const today = () => dayOfMs(performance.timeOrigin + performance.now())

export function Calendar({ from, to, onChoose }: Props) {
  const [range, setRange] = useState<[string | null, string | null]>([from, to])
  const [last] = useState(today)
  return (
    <div>
      <DatePicker
        type="range" value={range} maxDate={last} defaultDate={range[1] ?? last} allowSingleDateInRange firstDayOfWeek={1} weekendDays={NO_DAY} hideOutsideDates ariaLabels={LABELS}
        onChange={(next) => {
          setRange(next)
          if (next[0] && next[1]) onChoose(next[0], next[1])
        }}
      />
      <p className={classes.hint}>Choose the first and the last day (UTC).</p>
    </div>
  )
}
