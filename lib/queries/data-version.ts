import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { z } from 'zod'

const ASK_MS = 10_000
const Version = z.object({ version: z.string() })

async function fetchVersion(signal: AbortSignal): Promise<string> {
  const response = await fetch('/api/data-version', { signal })
  if (!response.ok) throw new Error('no version')
  return Version.parse(await response.json()).version
}

/** Keeps open reports current: asks every 10 s, while the page is looked at, whether data landed, and only then reads reports again. */
export function useLiveReports(): void {
  const client = useQueryClient()
  const seen = useRef<string | null>(null)
  const { data } = useQuery({ queryKey: ['data-version'], queryFn: ({ signal }) => fetchVersion(signal), refetchInterval: ASK_MS, retry: false, staleTime: 0 })
  useEffect(() => {
    if (data === undefined) return
    if (seen.current !== null && seen.current !== data) void client.invalidateQueries({ queryKey: ['reports'] })
    seen.current = data
  }, [client, data])
}
