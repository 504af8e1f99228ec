import { expect, test } from 'vitest'
import { Day } from '@/lib/domain/day'
import { recall, wordsToRemember } from './remembered'

const TODAY = Day.parse('2026-11-23')
const CONNECTOR = '00000000-0000-4000-8000-000000000001'

test('period, connectors and grouping are remembered, what a page was narrowed to is not', () => {
  expect(wordsToRemember(`project=proj_1&user=ada%40example.com&period=last-30-days&connector=${CONNECTOR}&groupBy=user&was=last-month&key=sk-admin-1`))
    .toBe(`period=last-30-days&connector=${CONNECTOR}&groupBy=user`)
})
test('what every report shows by itself is nothing to remember', () => {
  expect(wordsToRemember('period=month-to-date&groupBy=model')).toBe('')
})
test.each([undefined, '', 'period=for-ever', 'connector=not-an-id', 'from=2026-11-20&to=2027-01-01', '<script>'])('%s is not asked', (text) => expect(recall(text, TODAY)).toBeNull())
test.each(['period=last-30-days', 'from=2026-10-01&to=2026-10-31', `connector=${CONNECTOR}`])('%s is asked again', (text) => expect(recall(text, TODAY)).toBe(text))
test('a list without end is not kept', () => {
  expect(wordsToRemember(Array.from({ length: 40 }, (_, index) => `connector=${CONNECTOR}${index}`).join('&'))).toBe('')
})
