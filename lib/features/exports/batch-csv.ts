import { batchReport } from '@/lib/features/reports/batch'
import type { Batch } from '@/lib/features/reports/batch-model'
import { CHANGE_HEADER, changeCells, dollarCell, MONEY_COLUMNS } from './course-cells'
import { safeText } from './csv'
import { csvOf } from './report-csv'
import { basisCell, DAY_HEADER, dayRowsOf, idOf } from './stack-rows'

const HEADER = ['From (UTC)', 'To (UTC)', 'Group by', 'Group id', 'Group', 'Amount (USD)', 'Share', 'Basis', 'Tokens', 'Share of tokens', ...CHANGE_HEADER]
const SHOWS = { ...MONEY_COLUMNS, tokens: ['Tokens'], tokenShare: ['Share of tokens'] }
const CUTS = { batch: 'Batch', tiers: 'Service tier' } as const

function* cutRows(cut: keyof typeof CUTS, report: Batch): Generator<string[]> {
  for (const row of report[cut].rows) yield [report.from, report.to, CUTS[cut], idOf(row), safeText(row.label), dollarCell(report, row.amount), row.share ?? '', basisCell(row, 'allocated'), row.tokens ?? '', row.tokenShare ?? '', ...changeCells(row)]
}
function* workRows(report: Batch): Generator<string[]> {
  yield* cutRows('batch', report)
  yield* cutRows('tiers', report)
}

/** Batch and service tiers as CSV: dollars and tokens, or dollars by day for either cut. */
export const exportBatch = csvOf('batch', batchReport, {
  work: { header: HEADER, rows: workRows },
  batchWork: { header: HEADER, rows: (report) => cutRows('batch', report), shows: SHOWS },
  tierWork: { header: HEADER, rows: (report) => cutRows('tiers', report), shows: SHOWS },
  batch: { header: DAY_HEADER.with(5, 'Amount (USD)'), rows: (report) => dayRowsOf(report.batch, 'Batch', 'allocated') },
  tiers: { header: DAY_HEADER.with(5, 'Amount (USD)'), rows: (report) => dayRowsOf(report.tiers, 'Service tier', 'allocated') },
})
