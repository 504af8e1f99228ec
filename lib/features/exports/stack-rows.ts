import type { Basis, Stack } from '@/lib/features/reports/report-frame-model'
import { safeText } from './csv'

/** The id behind a group's key (`thing:proj_1`); money without a thing has none. */
export const idOf = ({ key, kind }: { key: string; kind: string }) => (kind === 'thing' ? safeText(key.replace(/^thing:/, '')) : '')

/** Whether OpenAI billed exactly that, or it is spread by usage; money without a thing is neither. */
export const basisCell = ({ kind }: { kind: string }, basis: Basis): string => (kind === 'residual' ? '' : basis)

export const DAY_HEADER = ['Day (UTC)', 'State', 'Group by', 'Group id', 'Group', 'Amount', 'Basis']

/** What a daily chart shows, one row per day and group; the amounts add up to the whole. A day about which nothing is known has an empty amount. */
export function* dayRowsOf(stack: Stack, by: string, basis: Basis): Generator<string[]> {
  const drawn = new Set(stack.charted)
  const rest = stack.groups.filter((group) => !drawn.has(group.key))
  const other = { key: 'other', kind: 'other', label: `Other (${rest.length})` }
  const columns = [...stack.groups.filter((group) => drawn.has(group.key)), ...(rest.length > 0 ? [other] : [])]
  for (const { day, state, amount, parts } of stack.days) {
    if (amount === null) yield [day, state, by, '', '', '', basis]
    else for (const group of columns) yield [day, state, by, idOf(group), safeText(group.label), parts[group.key] ?? '0', basisCell(group, basis)]
  }
}
