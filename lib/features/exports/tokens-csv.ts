import { tokensReport } from '@/lib/features/reports/tokens'
import type { Tokens } from '@/lib/features/reports/tokens-model'
import { csvOf } from './report-csv'
import { dayRowsOf } from './stack-rows'

const HEADER = ['Day (UTC)', 'State', 'Group by', 'Group id', 'Group', 'Tokens', 'Basis']

function* hourRows({ hours }: Tokens): Generator<string[]> {
  for (const { hour, state, amount, parts } of hours?.bars ?? []) {
    if (amount === null) yield [hour, state, '', '']
    else for (const { key, label } of hours?.stack.groups ?? []) yield [hour, state, label, parts[key] ?? '0']
  }
}

/** Tokens of completions as CSV: by day, or by the hour for the last days. An hour that was not read has empty tokens. */
export const exportTokens = csvOf('tokens', tokensReport, {
  days: { header: HEADER, rows: (report) => dayRowsOf(report, 'Direction', 'direct') },
  hours: { header: ['Hour (UTC)', 'State', 'Group', 'Tokens'], rows: hourRows },
})
