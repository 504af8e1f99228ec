import 'server-only'
import { createGet, type ClientSettings } from '@/lib/providers/openai/client'
import { COSTS_GROUPS, COSTS_PATH, costPages } from '@/lib/providers/openai/costs'
import { NOTHING_KNOWN, readDirectory } from '@/lib/providers/openai/directory'
import { inspectKey } from '@/lib/providers/openai/key-format'
import { SERVICES, usagePages, usagePath } from '@/lib/providers/openai/usage'
import { USAGE_SHAPES } from '@/lib/providers/openai/usage-schemas'
import { verify, type Sleep } from '@/lib/providers/openai/verify'
import type { ApiKey, Provider } from '@/lib/providers/provider'

/** `baseUrl` ends in `/v1`. `timeoutMs` and `maxBytes` bound one answer (four times as large where it is a single day), `maxPages` one list. */
export type OpenAiSettings = Pick<ClientSettings, 'baseUrl'> & Partial<ClientSettings> & { maxPages?: number; sleep?: Sleep }

const MEBIBYTE = 1024 * 1024

const wait: Sleep = (ms) => new Promise((resolve) => void setTimeout(resolve, ms).unref())

/** OpenAI's organization Admin API as a Provider. Holds no key and no state between calls. */
export function createOpenAiProvider(settings: OpenAiSettings): Provider {
  const { baseUrl, fetch = globalThis.fetch, sleep = wait, timeoutMs = 60_000, maxBytes = 8 * MEBIBYTE, maxPages = 500 } = settings
  const get = (key: ApiKey) => createGet({ baseUrl, fetch, timeoutMs, maxBytes }, key)
  return {
    id: 'openai',
    services: SERVICES,
    source: (service) => service === 'costs' ? { endpoint: `/v1${COSTS_PATH}`, groupBy: COSTS_GROUPS } : { endpoint: `/v1${usagePath(service)}`, groupBy: USAGE_SHAPES[service].groupBy },
    inspectKey,
    verifyKey: (key, range, options) => verify(get(key), { range, sleep, maxPages, ...options }),
    usageBetween: (key, service, range, width, options) => usagePages(get(key), { service, range, width, maxPages, ...options }),
    costsBetween: (key, range, options) => costPages(get(key), { range, maxPages, ...options }),
    directory: (key, known = NOTHING_KNOWN, options) => readDirectory(get(key), known, { maxPages, ...options }),
  }
}
