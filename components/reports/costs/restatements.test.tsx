import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { overviewFixture } from '@/lib/charts/overview.fixture'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import type { Costs } from '@/lib/features/reports/costs-model'
import { Restatements } from './restatements'

const decimal = (text: string) => DecimalText.parse(text)
const restated = (service: string, measure: string, was: string, now: string, difference: string): Costs['restatements'][number] =>
  ({ day: Day.parse('2026-08-01'), connector: 'OpenAI', service, measure, was: decimal(was), now: decimal(now), difference: decimal(difference), seenAt: '2026-08-05T03:30:00.000Z' })
const drawn = (...restatements: Costs['restatements']) => renderToStaticMarkup(<MantineProvider><Restatements report={{ ...overviewFixture({ things: 0, days: 1 }), restatements }} /></MantineProvider>)
/** The cells of each row of the table, as they are read. */
function rows(...restatements: Costs['restatements']): string[][] {
  const [, body = ''] = drawn(...restatements).split('<tbody>')
  return body.split('</tr>').slice(0, -1).map((row) => row.split('</td>').map((cell) => cell.replace(/<span class="visually-hidden">[^<]*<\/span>|<[^>]*>/g, '')))
}

test('what OpenAI corrected is said in words and in dollars to the cent, other measures in full', () => {
  expect(rows(restated('costs', 'amount', '12.3456789', '12.5', '0.1543211'), restated('completions', 'input_tokens', '1200', '1000', '-200')).map((row) => row.slice(1, 5))).toEqual([
    ['Costs, dollars', '$12.35', '$12.50', '+$0.15'], ['Chat completions, input tokens', '1,200', '1,000', '-200'],
  ])
})

test('the table can be had as CSV, by a link that says of what; an empty one has none', () => {
  const [, href, name] = /<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/.exec(drawn(restated('costs', 'amount', '1', '2', '1')).replace(/<a [^>]*href="\/help.*?<\/a>/g, '')) ?? []
  expect(href).toMatch(/^\/api\/exports\/costs\?.*from=2026-08-01&amp;to=2026-08-01.*table=restatements$/)
  expect(name?.replace(/<[^>]*>/g, '')).toBe('CSV of Restatements')
  expect(drawn()).not.toContain('/api/exports')
})
