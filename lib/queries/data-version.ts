import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { leaveForSignIn } from './leave'
import { VERSION_KEY } from './reports'

const ASK_MS = 10_000
const SIGNED_OUT = 401
const Version = z.object({ version: z.string(), organizationId: z.uuid() })

async function fetchVersion(signal: AbortSignal): Promise<z.infer<typeof Version>> {
  const response = await fetch('/api/data-version', { signal })
  if (response.status === SIGNED_OUT) leaveForSignIn()
  if (!response.ok) throw new Error('no version')
  return Version.parse(await response.json())
}

/** Asked every 10 s while the page is looked at, and at once when somebody comes back to it or the line is up again. */
const useVersion = () => useQuery({ queryKey: VERSION_KEY, queryFn: ({ signal }) => fetchVersion(signal), refetchInterval: ASK_MS, retry: false, staleTime: 0 })

/** Keeps an open page with its session: signed out, it leaves for sign-in; where the session went to another organization, it is made anew. */
export function useLivePage(organizationId: string): void {
  const { data } = useVersion()
  useEffect(() => {
    if (data !== undefined && data.organizationId !== organizationId) window.location.reload()
  }, [data, organizationId])
}

/** Keeps open reports current: reads them again when data landed, and only then. `madeFrom`: the version the first answer was made from. */
export function useLiveReports(madeFrom: string | null): void {
  const client = useQueryClient()
  const seen = useRef(madeFrom)
  const version = useVersion().data?.version
  useEffect(() => {
    if (version === undefined) return
    if (seen.current !== null && seen.current !== version) void client.invalidateQueries({ queryKey: ['reports'] })
    seen.current = version
  }, [client, version])
}
