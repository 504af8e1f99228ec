import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { Overview } from '@/lib/features/reports/overview-model'
import { Refusal, refusalOf } from './problem'

const REFRESH_MS = 30_000

async function fetchOverview(query: string, signal: AbortSignal): Promise<Overview> {
  const response = await fetch(`/api/reports/overview?${query}`, { signal, headers: { accept: 'application/json' } }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new Refusal(0, 'unreachable', 'CloudMonitor could not be reached.', 'Check your connection and try again.')
  })
  if (!response.ok) throw await refusalOf(response)
  return Overview.parse(await response.json())
}

export const overviewKey = (query: string) => ['reports', 'overview', query] as const

/** `query` is a canonical one (lib/domain/report-filter). Refreshes by itself while the page is looked at. */
export const overviewQuery = (query: string) => queryOptions({
  queryKey: overviewKey(query),
  queryFn: ({ signal }) => fetchOverview(query, signal),
  placeholderData: keepPreviousData,
  refetchInterval: REFRESH_MS,
  retry: (failures, error) => failures < 1 && !(error instanceof Refusal && error.status >= 400 && error.status < 500),
})
