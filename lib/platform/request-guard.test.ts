import { describe, expect, test } from 'vitest'
import { MOST_BODY, refusalOf } from './request-guard'

const ask = (headers: Record<string, string>, { method = 'POST', path = '/settings/members' } = {}) =>
  refusalOf({ method, path, headers: new Headers({ host: 'localhost:3000', ...headers }), ownAddress: 'https://monitor.example.com' })?.status ?? null

describe('where a change may come from', () => {
  test.each(['http://localhost:3000', 'https://localhost:3000', 'https://monitor.example.com'])('%s', (origin) => expect(ask({ origin })).toBeNull())
  test('nowhere: no browser sends that across sites', () => expect(ask({})).toBeNull())
  test.each(['https://evil.example', 'https://monitor.example.com.evil.example', 'http://localhost:3001', 'null', 'none', ''])('not %s', (origin) => expect(ask({ origin })).toBe(403))
  test('a forwarded host is no host', () => expect(ask({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })).toBe(403))
  test('reading is free', () => expect(ask({ origin: 'https://evil.example' }, { method: 'GET' })).toBeNull())
})

describe('how large a body may be', () => {
  test('as large as it says, up to the most', () => {
    expect(ask({ 'content-length': String(MOST_BODY) })).toBeNull()
    expect(ask({ 'content-length': String(MOST_BODY + 1) })).toBe(413)
    expect(ask({ 'transfer-encoding': 'chunked' })).toBe(411)
  })
  test('Inngest’s own calls are its handler’s to judge', () => expect(ask({ 'content-length': '4000000' }, { path: '/api/inngest' })).toBeNull())
})
