import type { Unit } from '@/lib/charts/stacked-days'
import { dayOfMs } from '@/lib/domain/day'
import { isNarrowed } from '@/lib/domain/report-narrowing'
import type { ReportFrame, Stack } from '@/lib/features/reports/report-frame-model'
import { formatRange } from './day-range'

type Asked = Pick<ReportFrame, 'from' | 'to' | 'only' | 'updatedAt'> & Pick<Stack, 'days'>

/** Why there is no bar to draw: nothing was read, OpenAI has told nothing yet, or there was nothing. */
export function emptyWords({ from, to, only, updatedAt, days }: Asked, unit: Unit): { title: string; text: string } {
  const range = formatRange({ from, to })
  const what = unit === 'USD' ? 'dollars' : 'tokens'
  const unread = days.filter(({ state }) => state === 'missing').length
  const unknown = days.some(({ state, amount }) => amount === null && state !== 'missing')
  const rest = unread > 0 ? ` ${unread} of ${days.length} days were not read yet.` : ''
  if (unread === days.length) {
    // Nobody can choose a later period than the one that is running.
    const isAhead = updatedAt !== null && to >= dayOfMs(Date.parse(updatedAt))
    return { title: 'Not read yet', text: isAhead ? `${range} has not been read from OpenAI yet; the next poll reads it.` : `${range} has not been read from OpenAI. Choose a later period, or wait until the history is imported.` }
  }
  if (days.some(({ state }) => state === 'unavailable')) return { title: 'No dollars by API key', text: `OpenAI gives no dollars by API key for days of ${range}, and none are known for the others.${rest}` }
  if (days.every(({ amount }) => amount === null)) {
    return { title: `No ${what} known yet`, text: `OpenAI has not reported ${what} for ${range} yet.${unit === 'USD' ? ' They usually follow usage within hours.' : ''}${rest}` }
  }
  return {
    title: unit === 'USD' ? 'Nothing was spent in this period' : 'No tokens were used in this period',
    text: `${range} ${unread > 0 ? 'was read in part' : 'was read'} and holds no ${what}${unknown || unread > 0 ? ' so far' : ''}.${rest} Choose another period or other ${isNarrowed(only) ? 'filters' : 'connectors'}.`,
  }
}
