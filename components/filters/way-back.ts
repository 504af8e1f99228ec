import { DEFAULT_PERIOD, Period, type Preset } from '@/lib/domain/report-filter'

/** The period a single day was picked from, as it stands in the address. */
export type Was = Preset | { from: string; to: string }

export const writeWas = (was: Was): string => (typeof was === 'string' ? was : `${was.from}..${was.to}`)

/** What cannot be read leads to the default period: the server has the last word on days. */
export function readWas(text: string): Was {
  const [from, to] = text.split('..')
  if (from && to) return { from, to }
  const period = Period.safeParse(text)
  return period.success && period.data !== 'custom' ? period.data : DEFAULT_PERIOD
}

/** The parameters of that period. */
export function periodOf(was: Was): { period: string | null; from: string | null; to: string | null } {
  if (typeof was === 'object') return { period: null, ...was }
  return { period: was === DEFAULT_PERIOD ? null : was, from: null, to: null }
}
