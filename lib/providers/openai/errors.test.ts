import { describe, expect, it } from 'vitest'
import { errorOf, NotThere, Refused } from '@/lib/providers/openai/errors'
import { KeyRejected, MissingScope, ProviderUnavailable, RangeUnavailable, RateLimited, UnexpectedAnswer } from '@/lib/providers/provider'

const failure = (status: number, body: unknown, headers: Record<string, string> = {}) => errorOf({ status, body, headers: new Headers(headers) })
const said = (message: string, code: string | null = null, param: string | null = null) => ({ message, code, param, type: 'invalid_request_error' })
const LACKS = 'You have insufficient permissions for this operation. Missing scopes: api.usage.read. Check that you have the correct role.'

describe('errorOf', () => {
  it('tells a bad key from a missing scope, whatever the status', () => {
    expect(failure(401, said('Incorrect API key provided: sk-admin-***.', 'invalid_api_key'))).toBeInstanceOf(KeyRejected)
    expect(failure(403, said('Incorrect API key provided.', 'invalid_api_key'))).toBeInstanceOf(KeyRejected)
    expect(failure(401, undefined)).toBeInstanceOf(KeyRejected)
    for (const status of [401, 403]) expect(failure(status, said(LACKS))).toMatchObject({ code: 'missing_scope', scopes: ['api.usage.read'] })
  })

  it('names all scopes, and nothing that is none', () => {
    expect(failure(403, said('Missing scopes: api.usage.read, api.management.read'))).toMatchObject({ scopes: ['api.usage.read', 'api.management.read'] })
    expect(failure(403, said('Missing scopes: sk-admin-secret <b>x</b>.'))).toMatchObject({ scopes: [] })
    expect(failure(403, said('You are not allowed to do this.'))).toBeInstanceOf(MissingScope)
  })

  it('explains refusals that are no fault of the key', () => {
    expect(failure(403, said('Country not supported', 'unsupported_country_region_territory')).message).toMatch(/country or region/)
    expect(failure(401, said('Your IP is not authorized to use this key.', 'ip_not_authorized')).message).toMatch(/allow-list/)
    expect(failure(403, undefined).message).toMatch(/proxy or firewall/)
  })

  it.each([['20', 20], ['120', 120], ['1.2', 2], ['0', 0], ['soon', null], ['-5', null]])('reads Retry-After %s', (text, seconds) => {
    expect(failure(429, said('Slow down'), { 'retry-after': text })).toMatchObject({ code: 'rate_limited', retryAfter: seconds })
  })

  it('reads Retry-After as a date by the clock of the answer', () => {
    const date = 'Mon, 23 Nov 2026 12:00:00 GMT'
    expect(failure(429, undefined, { date, 'retry-after': 'Mon, 23 Nov 2026 12:01:30 GMT' })).toMatchObject({ retryAfter: 90 })
    expect(failure(429, undefined, { date, 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' })).toMatchObject({ retryAfter: 0 })
    expect(failure(429, undefined, { 'retry-after': '99999999999999' })).toMatchObject({ retryAfter: 366 * 86_400 })
    expect(failure(429, said('You exceeded your current quota', 'insufficient_quota'))).toEqual(new RateLimited(null))
  })

  it.each([
    ['Data is available from 2025-11-24.', '2025-11-24'], ['earliest start_time is 1763942400', '2025-11-24'], ['Earliest date: November 24, 2025.', '2025-11-24'],
    ['available since 24 Nov 2025', '2025-11-24'], ['the earliest is 2025-11-24T00:00:00Z, today is 2026-11-23', '2025-11-24'], ['start_time 1577836800 is before 1763942400', '2025-11-24'],
  ])('finds the earliest day in "%s"', (message, day) => {
    expect(failure(400, said(message, 'reporting_lookback_exceeded'))).toMatchObject({ code: 'range_unavailable', earliest: Date.parse(day) / 1000 })
  })

  it('knows a lookback without a date', () => {
    expect(failure(400, said('Too far back.', 'reporting_lookback_exceeded'))).toEqual(new RangeUnavailable(null))
  })

  it('tells refusals with a way out from our own mistakes', () => {
    const grouping = 'group_by=api_key_id is not available for this time range. Try a start_time on or after 1764979200.'
    expect(failure(400, said(grouping, null, 'group_by'))).toMatchObject({ reason: 'key_grouping', keyGroupingFrom: 1_764_979_200 })
    expect(failure(400, said('must be at most 31', null, 'limit'))).toMatchObject({ reason: 'limit' })
    const mistake = failure(400, said('Invalid bucket_width', null, 'bucket_width'))
    expect(mistake).toBeInstanceOf(Refused)
    expect(mistake).toMatchObject({ code: 'unexpected_answer', reason: 'other' })
    expect(mistake.message).toMatch(/parameter bucket_width/)
  })

  it('maps the rest', () => {
    expect(failure(404, said('Invalid URL (GET /v1/organization/usage/decisions)'))).toBeInstanceOf(NotThere)
    for (const ofAProxy of [undefined, 'no route', {}]) {
      expect(failure(404, ofAProxy)).not.toBeInstanceOf(NotThere)
      expect(failure(404, ofAProxy)).toMatchObject({ code: 'unexpected_answer', message: expect.stringContaining('OPENAI_BASE_URL') })
    }
    expect(failure(302, undefined).message).toMatch(/redirects are not followed/)
    expect(failure(409, undefined)).toBeInstanceOf(UnexpectedAnswer)
    for (const status of [500, 502, 503, 520]) expect(failure(status, undefined)).toEqual(new ProviderUnavailable('server'))
    expect(failure(408, undefined)).toMatchObject({ why: 'timeout' })
  })

  it('repeats nothing of what OpenAI said', () => {
    const secret = 'sk-admin-abcdef and ada@example.com'
    for (const status of [400, 401, 403, 404, 409, 429, 500]) expect(JSON.stringify({ ...failure(status, said(secret, secret, secret)), message: failure(status, said(secret)).message })).not.toMatch(/abcdef|ada@/)
  })
})
