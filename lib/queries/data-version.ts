import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { VERSION_KEY } from './reports'

const ASK_MS = 10_000
const Version = z.object({ version: z.string() })

async function fetchVersion(signal: AbortSignal): Promise<string> {
  const response = await fetch('/api/data-version', { signal })
  if (!response.ok) throw new Error('no version')
  return Version.parse(await response.json()).version
}

/**
 * Keeps open reports current: asks every 10 s while the page is looked at, and at once when somebody comes back to it or the line is up again,
 * whether data landed, and only then reads reports again. `madeFrom`: the version the first answer was made from.
 */
export function useLiveReports(madeFrom: string | null): void {
  const client = useQueryClient()
  const seen = useRef(madeFrom)
  const { data } = useQuery({ queryKey: VERSION_KEY, queryFn: ({ signal }) => fetchVersion(signal), refetchInterval: ASK_MS, retry: false, staleTime: 0 })
  useEffect(() => {
    if (data === undefined) return
    if (seen.current !== null && seen.current !== data) void client.invalidateQueries({ queryKey: ['reports'] })
    seen.current = data
  }, [client, data])
}
