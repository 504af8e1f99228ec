import { formatDay, formatShortDay, formatTime, formatWeekday } from '@/components/ui/format-time'
import type { Step } from '@/lib/charts/stacked-days'

/** On the axis: `23 Nov`, or `05:00`; the year stands in the period above. */
export const axisTime = (at: string, step: Step): string => (step === 'day' ? formatShortDay(at) : formatTime(at).replace(' UTC', ''))
/** In a table: `Mon, 23 Nov`, or `Mon, 23 Nov 05:00`. */
export const rowTime = (at: string, step: Step): string => (step === 'day' ? formatWeekday(at) : `${formatWeekday(at)} ${axisTime(at, step)}`)
/** In full: `Mon, 23 Nov 2026 UTC`. */
export const fullTime = (at: string, step: Step): string => `${formatWeekday(at)} ${formatDay(at).slice(-4)}${step === 'hour' ? `, ${axisTime(at, step)}` : ''} UTC`
