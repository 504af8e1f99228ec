import { expect, test } from 'vitest'
import { addDays, Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { EVERYTHING } from '@/lib/domain/report-narrowing'
import type { DayState } from '@/lib/features/reports/report-frame-model'
import { emptyWords } from './empty-words'

const FROM = Day.parse('2026-08-01')
const period = (...states: [DayState, string | null][]) => ({
  from: FROM, to: addDays(FROM, states.length - 1), only: EVERYTHING, updatedAt: '2026-08-14T05:12:00.000Z',
  days: states.map(([state, amount], index) => ({ day: addDays(FROM, index), state, amount: amount === null ? null : DecimalText.parse(amount), parts: {} })),
})

test('a period before the history: a later one can be chosen', () => {
  expect(emptyWords(period(['missing', null]), 'USD')).toEqual({ title: 'Not read yet', text: '1 Aug 2026 UTC has not been read from OpenAI. Choose a later period, or wait until the history is imported.' })
})
test('a day that only just began: there is no later one', () => {
  expect(emptyWords({ ...period(['missing', null]), updatedAt: '2026-07-31T23:40:00.000Z' }, 'USD').text).toBe('1 Aug 2026 UTC has not been read from OpenAI yet; the next poll reads it.')
})
test('nothing known yet, in the unit of the page', () => {
  expect(emptyWords(period(['open', null]), 'USD')).toEqual({ title: 'No dollars known yet', text: 'OpenAI has not reported dollars for 1 Aug 2026 UTC yet. They usually follow usage within hours.' })
  expect(emptyWords(period(['open', null]), 'tokens')).toEqual({ title: 'No tokens known yet', text: 'OpenAI has not reported tokens for 1 Aug 2026 UTC yet.' })
})
test('nothing there, in the unit of the page', () => {
  expect(emptyWords(period(['settled', '0'], ['settled', '0']), 'USD')).toEqual({ title: 'Nothing was spent in this period', text: '1 – 2 Aug 2026 UTC was read and holds no dollars. Choose another period or other connectors.' })
  expect(emptyWords({ ...period(['settled', '0'], ['provisional', null]), only: { ...EVERYTHING, model: ['m'] } }, 'tokens')).toEqual({ title: 'No tokens were used in this period', text: '1 – 2 Aug 2026 UTC was read and holds no tokens so far. Choose another period or other filters.' })
})
test('days that were not read are counted, not passed over', () => {
  expect(emptyWords(period(['missing', null], ['missing', null], ['settled', '0']), 'USD').text).toBe('1 – 3 Aug 2026 UTC was read in part and holds no dollars so far. 2 of 3 days were not read yet. Choose another period or other connectors.')
  expect(emptyWords(period(['missing', null], ['open', null]), 'USD').text).toContain('within hours. 1 of 2 days were not read yet.')
})
test('days whose dollars OpenAI does not give by key are not called spent on nothing', () => {
  expect(emptyWords(period(['unavailable', null], ['settled', '0']), 'USD').title).toBe('No dollars by API key')
})
