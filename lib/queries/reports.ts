import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ZodType } from 'zod'
import { Refusal, refusalOf } from './problem'

/** One answer of a report's route. @throws Refusal as the server worded it */
export async function fetchReport<R>(name: string, schema: ZodType<R>, query: string, signal: AbortSignal): Promise<R> {
  const response = await fetch(`/api/reports/${name}?${query}`, { signal, headers: { accept: 'application/json' } }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new Refusal(0, 'unreachable', 'CloudMonitor could not be reached.', 'Check your connection and try again.')
  })
  if (!response.ok) throw await refusalOf(response)
  return schema.parse(await response.json())
}

/** The server reads the version before the report and hands both over, so that what lands in between is noticed. */
export const VERSION_KEY = ['data-version'] as const

/** `name`: as in the report's route, with the id of what it is about. */
export const reportKey = (name: string, query: string) => ['reports', name, query] as const

/** `query` is a canonical one (lib/domain/report-filter). Never old by time: read again when data landed (data-version.ts), which is asked for anew when somebody comes back to the page. */
export const reportQuery = <R>(name: string, schema: ZodType<R>, query: string) => queryOptions({
  queryKey: reportKey(name, query),
  queryFn: ({ signal }) => fetchReport(name, schema, query, signal),
  placeholderData: keepPreviousData,
  staleTime: Infinity,
  retry: (failures, error) => failures < 1 && !(error instanceof Refusal && error.status >= 400 && error.status < 500),
})
