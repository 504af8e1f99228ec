import { modelMixReport } from '@/lib/features/reports/model-mix'
import type { ModelMix } from '@/lib/features/reports/model-mix-model'
import { CHANGE_HEADER, changeCells, dollarCell, MONEY_COLUMNS } from './course-cells'
import { safeText } from './csv'
import { csvOf } from './report-csv'
import { basisCell, DAY_HEADER, dayRowsOf, idOf } from './stack-rows'

const HEADER = [
  'From (UTC)', 'To (UTC)', 'Model id', 'Model', 'Tier', 'Requests', 'Input tokens', 'Cached input tokens', 'Output tokens', 'Thinking tokens', 'Thinking is exact',
  'Amount (USD)', 'Share', 'USD per 1M tokens', 'Cache hit rate', 'Batch share of tokens', 'Basis', ...CHANGE_HEADER,
]

function* modelRows(report: ModelMix): Generator<string[]> {
  const { from, to, models, basis } = report
  for (const model of models) {
    const { label, tier, amount, share, usage } = model
    const used = usage ? [usage.requests, usage.input, usage.cached, usage.output, usage.thinking.tokens, usage.thinking.exact ? 'yes' : 'up to'] : ['', '', '', '', '', '']
    yield [from, to, idOf(model), safeText(label), tier ?? '', ...used, dollarCell(report, amount), share ?? '', usage?.perMillion ?? '', usage?.cacheHit ?? '', usage?.batchShare ?? '', basisCell(model, basis), ...changeCells(model)]
  }
}

const SHOWS = {
  ...MONEY_COLUMNS, tier: ['Tier'], requests: ['Requests'], input: ['Input tokens'], cached: ['Cached input tokens'], output: ['Output tokens'], thinking: ['Thinking tokens', 'Thinking is exact'],
  perMillion: ['USD per 1M tokens'], cacheHit: ['Cache hit rate'], batchShare: ['Batch share of tokens'],
}

/** Model mix as CSV: a row per model, or the daily chart in dollars or tokens. */
export const exportModelMix = csvOf('model-mix', modelMixReport, {
  models: { header: HEADER, rows: modelRows, shows: SHOWS },
  days: { header: DAY_HEADER, rows: (report) => (report.measured === 'tokens' ? dayRowsOf(report, 'Model, tokens', 'direct') : dayRowsOf(report, 'Model, USD', report.basis)) },
})
