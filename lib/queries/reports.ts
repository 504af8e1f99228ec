import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ZodType } from 'zod'
import { Refusal, refusalOf } from './problem'

const REFRESH_MS = 30_000

/** One answer of a report's route. @throws Refusal as the server worded it */
export async function fetchReport<R>(name: string, schema: ZodType<R>, query: string, signal: AbortSignal): Promise<R> {
  const response = await fetch(`/api/reports/${name}?${query}`, { signal, headers: { accept: 'application/json' } }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new Refusal(0, 'unreachable', 'CloudMonitor could not be reached.', 'Check your connection and try again.')
  })
  if (!response.ok) throw await refusalOf(response)
  return schema.parse(await response.json())
}

/** `name`: as in the report's route, with the id of what it is about. */
export const reportKey = (name: string, query: string) => ['reports', name, query] as const

/** `query` is a canonical one (lib/domain/report-filter). Refreshes by itself while the page is looked at. */
export const reportQuery = <R>(name: string, schema: ZodType<R>, query: string) => queryOptions({
  queryKey: reportKey(name, query),
  queryFn: ({ signal }) => fetchReport(name, schema, query, signal),
  placeholderData: keepPreviousData,
  refetchInterval: REFRESH_MS,
  retry: (failures, error) => failures < 1 && !(error instanceof Refusal && error.status >= 400 && error.status < 500),
})
