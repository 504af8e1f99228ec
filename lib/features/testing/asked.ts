import fc from 'fast-check'
import { expect } from 'vitest'
import { Day } from '@/lib/domain/day'
import { parseLineItem } from '@/lib/domain/line-item'
import { addDecimals, compareDecimals, ZERO, type DecimalText } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import type { Stack } from '@/lib/features/reports/report-frame-model'
import type { RawCell, RawCost, RawUsage } from './raw-rows'

/** The day on which tests of reports stand. */
export const NOW = '2026-11-20T10:30:00Z'
export const TODAY = Day.parse('2026-11-20')

/** What a report is narrowed to, each by the ids chosen. */
export type Only = { connector: string[]; project: string[]; apiKey: string[]; user: string[]; model: string[]; service: string[] }
export const NOTHING: Only = { connector: [], project: [], apiKey: [], user: [], model: [], service: [] }
export const filterOf = (only: Only, more: Record<string, string> = {}) => {
  const params = new URLSearchParams({ period: 'last-14-days', ...more })
  for (const [name, values] of Object.entries(only)) for (const value of values) params.append(name, value)
  return parseReportFilter(params, TODAY)
}

export const same = (a: DecimalText, b: DecimalText) => expect(`${compareDecimals(a, b)} ${a} ${b}`).toBe(`0 ${a} ${b}`)
export const sum = (rows: { amount: DecimalText }[]) => addDecimals([ZERO, ...rows.map(({ amount }) => amount)])
/** The groups, and the days of a chart, add up to the whole. */
export const conserved = ({ groups, days }: Stack, whole: DecimalText) => {
  same(sum(groups), whole)
  same(addDecimals(days.flatMap(({ parts }) => Object.values(parts))), whole)
  same(addDecimals(days.flatMap(({ amount }) => amount ?? [])), whole)
}

type Raw = { costs: RawCost[]; cells: RawCell[]; usage: RawUsage[] }
const any = (chosen: string[], value: string | null) => chosen.length === 0 || (value !== null && chosen.includes(value))

/** The rule of the filters in other words: which raw dollars one means. */
export function billed(raw: Raw, only: Only): RawCost[] {
  const rows = only.user.length > 0 ? raw.cells.filter(({ user }) => user !== null && only.user.includes(user)) : raw.costs
  return rows.filter(({ connector, project, key, line, currency }) => {
    const { model, service } = line === null ? { model: null, service: null } : parseLineItem(line)
    return currency?.toUpperCase() === 'USD' && any(only.connector, connector) && any(only.project, project) && any(only.apiKey, key) && any(only.model, model) && any(only.service, service)
  })
}

/** And which rows of chat completions; a model has other names there. */
export const used = (raw: Raw, only: Only): RawUsage[] => raw.usage.filter((row) => row.service === 'completions' && any(only.service, row.service) && any(only.connector, row.connector)
  && any(only.project, row.project) && any(only.apiKey, row.key) && any(only.user, row.user))

/** Some of the values that really occur; people of one e-mail have one id in these organizations. */
const someOf = (values: (string | null)[]) => { const known = [...new Set(values.flatMap((value) => value ?? []))].sort(); return fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.subarray(known, { minLength: 1, maxLength: 3 }) }) }
export const anyFilter = (raw: Raw, connectorIds: string[]): fc.Arbitrary<Only> => fc.record({
  connector: fc.constantFrom([], ...connectorIds.map((id) => [id])),
  project: someOf(raw.costs.map(({ project }) => project)), apiKey: someOf(raw.costs.map(({ key }) => key)), user: someOf(raw.usage.map(({ user }) => user)),
  model: someOf(raw.costs.map(({ line }) => (line === null ? null : parseLineItem(line).model))), service: fc.constantFrom<string[]>([], [], ['completions'], ['embeddings', 'images']),
})
