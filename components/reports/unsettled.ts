import { addDecimals, trimDecimal, ZERO, type DecimalText } from '@/lib/domain/money'
import type { DayState } from '@/lib/features/reports/report-frame-model'

const CAN_STILL_CHANGE: DayState[] = ['open', 'provisional']

/** Whether no day of the period was read. */
export const isUnread = (days: { state: DayState }[]): boolean => days.every(({ state }) => state === 'missing')

/** Why no dollars of these days are known, as their states say it. */
export function whyUnknown(days: { state: DayState }[]): string {
  if (isUnread(days)) return 'Not read yet'
  return days.some(({ state }) => state === 'unavailable') ? 'Not available by API key' : 'Not settled yet'
}

/** The dollars (USD) of days that are open or provisional: they are in every total and can still change. */
export const unsettledOf = (days: { state: DayState; amount: DecimalText | null }[]): DecimalText =>
  trimDecimal(addDecimals([ZERO, ...days.flatMap(({ state, amount }) => (amount !== null && CAN_STILL_CHANGE.includes(state) ? [amount] : []))]))
