/** Bytes: far above any form of ours. */
export const MOST_BODY = 128 * 1024
const READS = ['GET', 'HEAD', 'OPTIONS']
/** Calls between servers: Inngest sends the results of steps, and signs what it sends. */
const SERVERS_ONLY = '/api/inngest'

type Asked = { method: string; path: string; headers: Headers; ownAddress: string | undefined }

const hostOf = (address: string | undefined): string | null => (address && URL.canParse(address) ? new URL(address).host : null)

/**
 * Why a request that changes something is refused before anything reads it: it comes from a page of another site, or its body
 * is too large or does not say how large. Null: go on. Requests without an Origin are not a browser's, or not across sites.
 */
export function refusalOf({ method, path, headers, ownAddress }: Asked): { status: 403 | 411 | 413; detail: string } | null {
  if (READS.includes(method) || path === SERVERS_ONLY) return null
  const origin = headers.get('origin')
  if (origin !== null && ![headers.get('host'), hostOf(ownAddress)].includes(hostOf(origin) ?? 'none')) return { status: 403, detail: 'This request comes from another site.' }
  const length = headers.get('content-length')
  if (length === null && headers.has('transfer-encoding')) return { status: 411, detail: 'A request has to say how long its body is.' }
  if (Number(length ?? 0) > MOST_BODY) return { status: 413, detail: 'The body of this request is too large.' }
  return null
}

/** Whether an address can be decoded. Next answers 500 to one that cannot, where it looks for an id. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
