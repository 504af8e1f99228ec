import OpenAI, { APIError } from 'openai'
import { cappedFetch, type Fetch } from '@/lib/providers/openai/capped-fetch'
import { errorOf } from '@/lib/providers/openai/errors'
import { TooDeep } from '@/lib/providers/openai/json'
import { ProviderError, ProviderUnavailable, UnexpectedAnswer, type ApiKey, type CallOptions } from '@/lib/providers/provider'

export type ClientSettings = { baseUrl: string; fetch: Fetch; timeoutMs: number; maxBytes: number }
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>
/** The JSON text, read by `readJson`, and the `openai-organization` header: OpenAI's id of the organization that answered. */
export type Answer = { text: string; organization: string | null }
/** `whole`: it cannot be asked for in smaller pieces, so it may be four times as large. */
export type GetOptions = CallOptions & { whole?: boolean }
/** One GET of the Admin API, bound to a key. */
export type Get = (path: string, query: Query, options?: GetOptions) => Promise<Answer>

/**
 * The one way to OpenAI. Never retries: waiting is the caller's, who knows its place.
 * @throws the provider errors of provider.ts; the signal's own reason when aborted.
 */
export function createGet(settings: ClientSettings, key: ApiKey): Get {
  const sdkFor = (maxBytes: number) => new OpenAI({
    baseURL: settings.baseUrl.replace(/\/+$/, ''),
    adminAPIKey: key.reveal(),
    apiKey: null,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    // Longer than our own deadline, so that only one of them ever fires.
    timeout: settings.timeoutMs + 10_000,
    fetch: cappedFetch({ ...settings, maxBytes }),
  })
  const [sdk, sdkOfWhole] = [sdkFor(settings.maxBytes), sdkFor(4 * settings.maxBytes)]
  return async (path, query, { signal, whole } = {}) => {
    signal?.throwIfAborted()
    try {
      const response = await (whole ? sdkOfWhole : sdk).get(path, { query, signal, __security: { adminAPIKeyAuth: true } }).asResponse()
      return { text: await response.text(), organization: response.headers.get('openai-organization') || null }
    } catch (error) {
      signal?.throwIfAborted()
      throw providerErrorOf(error)
    }
  }
}

/** Reads an answer or a piece of one. @throws ProviderUnavailable when it is not JSON, UnexpectedAnswer when it is nested too deeply */
export function readJson<T = unknown>(text: string, read: (text: string) => T): T {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof TooDeep) throw new UnexpectedAnswer('it is nested too deeply')
    throw new ProviderUnavailable(/^\s*(?:[[{]|$)/.test(text) ? 'cut' : 'server')
  }
}

/** The SDK's errors hold headers and bodies, so nothing of them is passed on but what errors.ts reads. */
function providerErrorOf(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  if (error instanceof APIError) {
    if (error.status !== undefined) return errorOf({ status: error.status, headers: error.headers ?? new Headers(), body: error.error })
    if (error.cause instanceof ProviderError) return error.cause
  }
  return new ProviderUnavailable('network')
}
