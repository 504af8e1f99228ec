import { batchReport } from '@/lib/features/reports/batch'
import type { Batch } from '@/lib/features/reports/batch-model'
import { safeText } from './csv'
import { csvOf } from './report-csv'
import { DAY_HEADER, dayRowsOf, idOf } from './stack-rows'

function* workRows({ from, to, batch, tiers }: Batch): Generator<string[]> {
  for (const [by, { rows }] of [['Batch', batch], ['Service tier', tiers]] as const) {
    for (const row of rows) yield [from, to, by, idOf(row), safeText(row.label), row.amount, row.share ?? '', 'allocated', row.tokens ?? '', row.tokenShare ?? '']
  }
}

/** Batch and service tiers as CSV: dollars and tokens, or dollars by day for either cut. */
export const exportBatch = csvOf('batch', batchReport, {
  work: { header: ['From (UTC)', 'To (UTC)', 'Group by', 'Group id', 'Group', 'Amount (USD)', 'Share', 'Basis', 'Tokens', 'Share of tokens'], rows: workRows },
  batch: { header: DAY_HEADER.with(5, 'Amount (USD)'), rows: (report) => dayRowsOf(report.batch, 'Batch', 'allocated') },
  tiers: { header: DAY_HEADER.with(5, 'Amount (USD)'), rows: (report) => dayRowsOf(report.tiers, 'Service tier', 'allocated') },
})
