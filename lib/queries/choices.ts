import { queryOptions } from '@tanstack/react-query'
import { Choices } from '@/lib/features/reports/choices-model'
import { fetchReport } from './reports'

/** What the filters offer, for the chosen connectors; asked for when they are opened. */
export function choicesQuery(connectorIds: string[]) {
  const query = new URLSearchParams([...connectorIds].sort().map((id) => ['connector', id])).toString()
  return queryOptions({ queryKey: ['choices', query], queryFn: ({ signal }) => fetchReport('choices', Choices, query, signal), staleTime: 60_000 })
}
