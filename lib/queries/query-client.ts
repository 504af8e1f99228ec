import { isServer, QueryClient } from '@tanstack/react-query'

const open = () => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1 } } })

let browserClient: QueryClient | undefined

/** One client for the browser's life; a fresh one per render on the server, so that no tenant's answer meets another's. */
export function queryClient(): QueryClient {
  if (isServer) return open()
  browserClient ??= open()
  return browserClient
}
