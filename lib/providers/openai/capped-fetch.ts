import { AnswerTooLarge, ProviderUnavailable, UnexpectedAnswer } from '@/lib/providers/provider'

export type Fetch = typeof globalThis.fetch
export type Bounds = { fetch: Fetch; timeoutMs: number; maxBytes: number }

const WITHOUT_BODY = new Set([101, 204, 205, 304])

/**
 * A fetch that returns with the whole body read, within one deadline and one size, and follows no redirect: a key must
 * never travel to another host. Failures are provider errors; they carry an errno at most, since messages of the
 * platform can repeat a header.
 */
export function cappedFetch({ fetch, timeoutMs, maxBytes }: Bounds): Fetch {
  return async (input, init) => {
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), timeoutMs)
    const caller = init?.signal
    const forward = () => deadline.abort()
    caller?.addEventListener('abort', forward, { once: true })
    if (caller?.aborted) deadline.abort()
    let answered = false
    try {
      const response = await fetch(input, { ...init, redirect: 'manual', cache: 'no-store', signal: deadline.signal })
      answered = true
      if (response.type === 'opaqueredirect') throw new UnexpectedAnswer('it points to another address; redirects are not followed, so that the key stays here')
      const body = await readCapped(response, maxBytes)
      return new Response(WITHOUT_BODY.has(response.status) ? null : body, { status: response.status, headers: response.headers })
    } catch (error) {
      if (error instanceof UnexpectedAnswer || caller?.aborted) throw error
      throw new ProviderUnavailable(deadline.signal.aborted ? 'timeout' : answered || wasCut(error) ? 'cut' : 'network', { cause: errnoOf(error) })
    } finally {
      clearTimeout(timer)
      caller?.removeEventListener('abort', forward)
    }
  }
}

async function readCapped(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > maxBytes) throw new AnswerTooLarge(`one page is larger than ${Math.floor(maxBytes / 1024)} KiB`)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const errnoOf = (error: unknown): string | undefined => {
  const cause = error instanceof Error && typeof error.cause === 'object' && error.cause !== null ? error.cause : error
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : undefined
}

const wasCut = (error: unknown) => ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(errnoOf(error) ?? '')
