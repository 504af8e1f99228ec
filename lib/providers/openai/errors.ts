import { z } from 'zod'
import { nowMs } from '@/lib/platform/clock'
import { earliestDateIn } from '@/lib/providers/openai/dates-in-text'
import { KeyRejected, MissingScope, ProviderUnavailable, RangeUnavailable, RateLimited, UnexpectedAnswer, type ProviderError } from '@/lib/providers/provider'

/** A 400 that a caller may be able to answer by asking for less. `keyGroupingFrom`: unix seconds, when the refusal names them. */
export class Refused extends UnexpectedAnswer {
  constructor(readonly reason: 'key_grouping' | 'limit' | 'other', readonly keyGroupingFrom: number | null, what: string) { super(what) }
}
const NOTHING_THERE = 'there is nothing at this address (404); is OPENAI_BASE_URL right?'
/** 404 in OpenAI's own words: an optional service or a project that is gone. Something in between, such as a proxy, cannot know that. */
export class NotThere extends UnexpectedAnswer {
  constructor() { super(NOTHING_THERE) }
}

/** An answer that is not a 200. `body` is what it said, read here and nowhere kept. */
export type Failure = { status: number; headers: Headers; body: unknown }

const Body = z.object({ message: z.string().catch(''), code: z.string().nullish().catch(null), param: z.string().nullish().catch(null) })
type Said = { message: string; code: string; param: string }

const PARAMETERS = ['start_time', 'end_time', 'bucket_width', 'group_by', 'limit', 'page', 'after', 'include_archived', 'owner_project_access']
/** A year: longer is a mistake, and no date. */
const LONGEST_WAIT_SECONDS = 366 * 86_400
const SCOPE = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/
const IP_LIST = /\bip\b.*(?:not authorized|allow-?list|whitelist)|ip_not_authorized/i

/** One place that turns OpenAI's refusals into the provider's errors (table "Errors" of the design page). */
export function errorOf({ status, headers, body }: Failure): ProviderError {
  const said = readBody(body)
  if (status === 429) return new RateLimited(retryAfter(headers))
  if (status >= 500) return new ProviderUnavailable('server')
  if (status === 408) return new ProviderUnavailable('timeout')
  if (status >= 300 && status < 400) return new UnexpectedAnswer('it points to another address; redirects are not followed, so that the key stays here')
  if (status === 401 || status === 403) return accessError(status, said)
  if (status === 404) return said?.message ? new NotThere() : new UnexpectedAnswer(NOTHING_THERE)
  if (status === 400 && said) return badRequest(said)
  return new UnexpectedAnswer(`it refused the request (${status})`)
}

function readBody(body: unknown): Said | null {
  const parsed = Body.safeParse(body)
  return parsed.success ? { message: parsed.data.message, code: parsed.data.code ?? '', param: parsed.data.param ?? '' } : null
}

function accessError(status: 401 | 403, said: Said | null): ProviderError {
  if (!said) return status === 401 ? new KeyRejected() : new UnexpectedAnswer('something in between, such as a proxy or firewall, refused the request (403)')
  if (IP_LIST.test(said.message) || said.code === 'ip_not_authorized') return new UnexpectedAnswer("the address of this server is not on the organization's IP allow-list")
  if (said.code === 'unsupported_country_region_territory') return new UnexpectedAnswer('it does not serve requests from the country or region of this server')
  const lacksScope = /missing scopes?|insufficient permissions?/i.test(said.message)
  return lacksScope || (status === 403 && said.code !== 'invalid_api_key') ? new MissingScope(scopesIn(said.message)) : new KeyRejected()
}

/** `Missing scopes: a.b, c.d. …` names them up to the end of its sentence. */
function scopesIn(message: string): string[] {
  const [, list = ''] = /missing scopes?:\s*(.*?)(?:\.(?:\s|$)|$)/is.exec(message) ?? []
  return list.split(/[\s,;]+/).filter((word) => word.length <= 64 && SCOPE.test(word)).slice(0, 10)
}

function badRequest({ message, code, param }: Said): ProviderError {
  if (code === 'reporting_lookback_exceeded' || /lookback/i.test(message)) return new RangeUnavailable(earliestDateIn(message))
  if (/api_key_id/.test(message) && /group/i.test(`${message} ${param}`)) {
    return new Refused('key_grouping', earliestDateIn(message), 'it does not group this range by API key')
  }
  const name = PARAMETERS.find((known) => param.replace(/[[\]]/g, '') === known)
  if (name === 'limit' || /\blimit\b/i.test(message)) return new Refused('limit', null, 'it refused the page size')
  return new Refused('other', null, name ? `it refused the parameter ${name} (400)` : 'it refused the request (400)')
}

/** Seconds to wait, from a number or an HTTP date; an HTTP date is held against the answer's own clock where it has one. */
function retryAfter(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text)), LONGEST_WAIT_SECONDS)
  const until = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isFinite(until)) return null
  const answered = Date.parse(headers.get('date') ?? '')
  return Math.min(LONGEST_WAIT_SECONDS, Math.max(0, Math.ceil((until - (Number.isFinite(answered) ? answered : nowMs())) / 1000)))
}
