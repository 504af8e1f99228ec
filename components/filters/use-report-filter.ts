'use client'

import { parseAsNativeArrayOf, parseAsString, useQueryStates } from 'nuqs'
import { canonicalQuery, DEFAULT_GROUP_BY, DEFAULT_PERIOD, GroupBy, Measured, MEASURED, Period } from '@/lib/domain/report-filter'
import { NARROWABLE, type Narrowable } from '@/lib/domain/report-narrowing'
import { periodOf, readWas, writeWas, type Was } from './way-back'

const list = parseAsNativeArrayOf(parseAsString)

/** Plain text: what the address says goes to the server as it is, which answers a mistake with a sentence. */
const PARAMS = {
  period: parseAsString, from: parseAsString, to: parseAsString, groupBy: parseAsString, measured: parseAsString,
  /** The period a single day was picked from: the way back, and no part of the question. */
  was: parseAsString,
  connector: list, project: list, model: list, user: list, apiKey: list, service: list,
}

function lasting(params: URLSearchParams, was: Was): string {
  const whole = new URLSearchParams(params)
  for (const [name, value] of Object.entries(periodOf(was))) if (value === null) whole.delete(name); else whole.set(name, value)
  return canonicalQuery(whole)
}

/** The question in the address. Every change is a step that Back undoes. */
export function useReportFilter() {
  const [state, setState] = useQueryStates(PARAMS, { history: 'push' })
  const params = new URLSearchParams((['connector', ...NARROWABLE] as const).flatMap((name) => state[name].map((value) => [name, value])))
  for (const name of ['period', 'from', 'to', 'groupBy', 'measured'] as const) if (state[name]) params.set(name, state[name])
  const custom = state.from !== null || state.to !== null
  const period = Period.safeParse(state.period ?? (custom ? 'custom' : DEFAULT_PERIOD))
  const whole: Was = period.data === undefined ? DEFAULT_PERIOD : period.data !== 'custom' ? period.data : { from: state.from ?? '', to: state.to ?? '' }
  const groupBy = GroupBy.safeParse(state.groupBy ?? DEFAULT_GROUP_BY)
  const measured = Measured.safeParse(state.measured ?? MEASURED[0])
  return {
    query: canonicalQuery(params),
    /** The question to come back to: for a single day the period it was picked from. */
    lasting: state.was === null ? canonicalQuery(params) : lasting(params, readWas(state.was)),
    period: period.success ? period.data : null,
    groupBy: groupBy.success ? groupBy.data : null,
    measured: measured.success ? measured.data : null,
    from: state.from, to: state.to, connectorIds: state.connector,
    only: { project: state.project, model: state.model, user: state.user, apiKey: state.apiKey, service: state.service },
    choosePreset: (preset: Period) => void setState({ period: preset === DEFAULT_PERIOD ? null : preset, from: null, to: null, was: null }),
    chooseDays: (from: string, to: string) => void setState({ period: null, from, to, was: null }),
    /** One day out of the period, and back. */
    day: state.was !== null && state.from !== null && state.from === state.to ? { day: state.from, was: readWas(state.was) } : null,
    chooseDay: (day: string) => void setState({ period: null, from: day, to: day, was: state.was ?? writeWas(whole) }),
    leaveDay: () => void setState({ ...periodOf(readWas(state.was ?? '')), was: null }),
    chooseConnectors: (ids: string[]) => void setState({ connector: ids.length > 0 ? ids : null }),
    chooseGroupBy: (by: GroupBy) => void setState({ groupBy: by === DEFAULT_GROUP_BY ? null : by }),
    chooseMeasured: (measured: Measured) => void setState({ measured: measured === MEASURED[0] ? null : measured }),
    narrow: (kind: Narrowable, values: string[]) => void setState({ [kind]: values.length > 0 ? values : null }),
    narrowToAll: () => void setState({ project: null, model: null, user: null, apiKey: null, service: null }),
    reset: () => void setState(null),
  }
}

export type FilterControls = ReturnType<typeof useReportFilter>
