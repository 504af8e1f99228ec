import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Day } from '@/lib/domain/day'
import { ZERO } from '@/lib/domain/money'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import { DailyTokens } from './daily-tokens'
import type { Pull } from './pull-state'

const NOTHING = { input: '0', cachedInput: '0', output: '0', requests: '0' }
const day = Day.parse('2026-03-02')

/** A preview of one day without tokens and dollars, with its two pulls as they are. */
function rowOf(completions: Pull['status'], costs: Pull['status']): string[] {
  const items = ([['completions', completions], ['costs', costs]] as const).map(([service, status]): Pull => ({ service, label: service, status, rows: 0, rejected: 0, problem: null }))
  const model: PreviewModel = {
    draftId: '00000000-0000-4000-8000-000000000001', name: 'OpenAI', keyLast4: 'abcd', range: { from: day, to: day }, expiresAt: '2026-03-02T12:00:00Z', vendorOrganization: { id: null, source: null },
    alreadyConnected: null, revives: null, keyNotes: [], pulls: { done: 0, total: 2, items }, complete: false, names: 'done', days: [{ day, state: 'provisional', ...NOTHING, cost: null }],
    totals: { ...NOTHING, cost: ZERO }, tokensBy: { model: [], project: [], user: [], apiKey: [] }, costs: { lineItems: [], total: ZERO, otherCurrencies: [], keyGroupingFrom: null },
    batch: { batch: { tokens: '0', share: null }, standard: { tokens: '0', share: null }, unknown: null }, otherServices: [], rejected: [], empty: false,
  }
  const html = renderToStaticMarkup(<MantineProvider><DailyTokens model={model} /></MantineProvider>)
  return [...(html.match(/<tbody>.*<\/tbody>/s)?.[0] ?? '').matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''))
}

describe('a day of the preview', () => {
  it('without usage shows zeros, and dollars that are still to come', () => expect(rowOf('done', 'done')).toEqual(['0', '0', '0', '0', 'not settled yet']))
  it('that is still read shows nothing yet', () => expect(rowOf('running', 'waiting')).toEqual(['', '', '', '', '']))
  it('that could not be read shows no zeros, and does not promise dollars', () => expect(rowOf('failed', 'failed')).toEqual(['–', '–', '–', '–', 'could not be read']))
})
