import { describe, expect, test } from 'vitest'
import { Day } from './day'
import { Invalid } from './errors'
import { EVERYTHING } from './report-narrowing'
import { canonicalQuery, parseReportFilter, serialiseReportFilter, toSearchParams } from './report-filter'

const today = Day.parse('2026-08-14')
const A = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
const B = '0b0c8e0e-6d2a-4f58-9d0c-2f1f6b0f8a11'
const parse = (query: string) => parseReportFilter(new URLSearchParams(query), today)
const refusal = (query: string) => {
  try {
    parse(query)
  } catch (error) {
    if (error instanceof Invalid) return `${error.message} ${error.nextStep}`
    throw error
  }
  return null
}

describe('reading', () => {
  test('nothing given: month to date by model, all connectors', () => {
    expect(parse('')).toEqual({ from: '2026-08-01', to: '2026-08-14', period: 'month-to-date', connectorIds: [], only: EVERYTHING, groupBy: 'model', measured: 'spend', today })
  })
  test('two days are a custom period, with or without saying so', () => {
    const days = { from: '2026-07-03', to: '2026-07-09', period: 'custom' }
    expect(parse('from=2026-07-03&to=2026-07-09')).toMatchObject(days)
    expect(parse('period=custom&from=2026-07-03&to=2026-07-09')).toMatchObject(days)
  })
  test('one day, and today itself, are periods', () => {
    expect(parse('from=2026-08-14&to=2026-08-14')).toMatchObject({ from: '2026-08-14', to: '2026-08-14' })
  })
  test('connectors are repeated, in any order, once each', () => {
    expect(parse(`connector=${A}&connector=${B}&connector=${A.toUpperCase()}`).connectorIds).toEqual([B, A])
  })
  test('empty parameters count as absent', () => {
    expect(parse('from=&to=&period=&connector=&groupBy=')).toEqual(parse(''))
  })
  test('the longest period has 400 days', () => {
    expect(parse('from=2025-07-11&to=2026-08-14')).toMatchObject({ from: '2025-07-11' })
    expect(refusal('from=2025-07-10&to=2026-08-14')).toContain('has 401 days; a report covers at most 400')
  })
})

describe('refusing, with a sentence', () => {
  test.each([
    ['from=2026-02-30&to=2026-03-01', 'from is “2026-02-30”, which is not a day. Write days as YYYY-MM-DD'],
    ['from=2026-07-01&to=yesterday', 'to is “yesterday”, which is not a day.'],
    ['from=2026-07-01', 'A custom period needs two days; to is missing.'],
    ['to=2026-07-01', 'A custom period needs two days; from is missing.'],
    ['period=custom', 'A custom period needs two days'],
    ['from=2026-07-02&to=2026-07-01', 'ends (2026-07-01) before it begins (2026-07-02)'],
    ['from=2026-08-01&to=2026-08-15', 'ends on 2026-08-15, but today is 2026-08-14 UTC'],
    ['period=fortnight', 'The period “fortnight” does not exist.'],
    ['period=last-7-days&from=2026-07-01&to=2026-07-02', 'Give either period, or from and to.'],
    ['groupBy=colour', 'cannot be grouped by “colour”. Choose one of model, project, user, apiKey, lineItem'],
    ['measured=colour', 'Reports cannot show “colour”'],
    ['service=telephones', 'A service is named that does not exist.'],
    ['connector=1%20or%201=1', 'not a connector id'],
  ])('%s', (query, sentence) => {
    expect(refusal(query)).toContain(sentence)
  })
})

describe('writing', () => {
  test.each([
    ['', ''],
    ['period=month-to-date&groupBy=model', ''],
    ['period=year-to-date', 'period=year-to-date'],
    ['to=2026-07-09&from=2026-07-03', 'from=2026-07-03&to=2026-07-09'],
    ['user=b&user=a&model=gpt-4o&measured=tokens&project=', 'model=gpt-4o&user=a&user=b&measured=tokens'],
    [`groupBy=user&connector=${A}&connector=${B}`, `connector=${B}&connector=${A}&groupBy=user`],
  ])('%s becomes %s, and reads back the same', (query, shortest) => {
    const filter = parse(query)
    expect(serialiseReportFilter(filter).toString()).toBe(shortest)
    expect(parse(shortest)).toEqual(filter)
  })
})

test('a record of search parameters keeps what is repeated', () => {
  expect(toSearchParams({ connector: ['a', 'b'], period: 'custom', gone: undefined }).toString()).toBe('connector=a&connector=b&period=custom')
})

test('one question has one key, whatever its order, defaults and strangers', () => {
  const key = (query: string) => canonicalQuery(new URLSearchParams(query))
  expect(key('groupBy=model&period=month-to-date&connector=&utm=x')).toBe('')
  expect(key(`to=b&connector=${A}&from=a&connector=${B}&connector=${A}`)).toBe(`from=a&to=b&connector=${B}&connector=${A}`)
  expect(key('period=fortnight')).toBe('period=fortnight')
})
