import { expect, test } from 'vitest'
import { overviewFixture } from '@/lib/charts/overview.fixture'
import { addDecimals, compareDecimals, DecimalText } from '@/lib/domain/money'
import { safeText } from './csv'
import { dayRows, groupRows, OVERVIEW_TABLES } from './overview-csv'
import { writeCsv } from './report-csv'

const report = overviewFixture({ things: 12, days: 5, residuals: ['Unattributed'] })
const text = async (lines: AsyncIterable<string | Buffer>) => {
  let all = ''
  for await (const line of lines) all += line.toString()
  return all
}
const sum = (rows: Iterable<string[]>, column: number) => addDecimals([...rows].flatMap((row) => (row[column] ? [DecimalText.parse(row[column])] : [])))

test('both tables add up to the total to the last digit', () => {
  expect(compareDecimals(sum(dayRows(report), 5), report.kpis.totalSpend.amount)).toBe(0)
  expect(compareDecimals(sum(groupRows(report), 6), report.kpis.totalSpend.amount)).toBe(0)
})

test('a header with units, ISO days, one row per day and group', async () => {
  const csv = writeCsv('overview', OVERVIEW_TABLES, report, { table: null, hide: [] })
  const lines = (await text(csv.lines)).split('\r\n')
  expect(csv.filename).toBe('cloudmonitor-overview-days-2026-08-01-to-2026-08-05.csv')
  expect(lines[0]).toBe('\ufeffDay (UTC),State,Group by,Group id,Group,Amount (USD),Basis')
  expect(lines.filter((line) => line.startsWith('2026-08-01,settled,Model,'))).toHaveLength(10)
  expect(lines).toContain('2026-08-03,missing,Model,,,,direct')
})

test('money without a thing is neither direct nor allocated, as on the page', () => {
  expect([...groupRows(report)].map((row) => [row[4], row[8]]).slice(-2)).toEqual([['model-11', 'direct'], ['Unattributed', '']])
  expect(new Set([...dayRows(report)].filter((row) => row[4] === 'Unattributed').map((row) => row[6]))).toEqual(new Set(['']))
})

test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '\nx'])('%j is no formula', (cell) => {
  expect(safeText(cell)).toBe(`'${cell}`)
})

test.each([
  ['x;=1+1', `x;'=1+1`], ['x\t+1', `x\t'+1`], ['x\n@sum', `x\n'@sum`], ['x;"=1', `x;'"=1`], ['-1;-2;y', `'-1;'-2;y`], ['a-b; c=d, e+f@g', 'a-b; c=d, e+f@g'],
])('%j is none where a spreadsheet cuts it', (cell, safe) => {
  expect(safeText(cell)).toBe(safe)
})

test('a table that does not exist is refused', () => {
  expect(() => writeCsv('overview', OVERVIEW_TABLES, report, { table: 'constructor', hide: [] })).toThrow('does not exist')
})

test('names cannot become formulas, credits stay numbers', async () => {
  const [first] = report.groups
  if (!first) throw new Error('no groups')
  const hostile = { ...report, groups: [{ ...first, label: '=HYPERLINK("http://x")', note: '@x', amount: DecimalText.parse('-3.50') }] }
  const csv = await text(writeCsv('overview', OVERVIEW_TABLES, hostile, { table: 'groups', hide: [] }).lines)
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")",'@x,-3.50,`)
})

test('columns put away on the page are not in the file; days and ids always are', async () => {
  const csv = (await text(writeCsv('overview', OVERVIEW_TABLES, report, { table: 'groups', hide: ['share', 'change', 'trend', 'constructor'] }).lines)).split('\r\n')
  expect(csv[0]).toBe('\ufeffFrom (UTC),To (UTC),Group by,Group id,Group,Note,Amount (USD),Basis')
  expect(csv[1]?.split(',').at(-1)).toBe('direct')
})
