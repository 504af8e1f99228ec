import { unstable_doesMiddlewareMatch, unstable_getResponseFromNextConfig } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { afterEach, expect, test, vi } from 'vitest'
import nextConfig from '@/next.config'
import { config } from '@/proxy'

afterEach(() => { vi.unstubAllEnvs(); vi.resetModules() })
async function ask(address: string, method: string, headers: Record<string, string> = {}, path = '/settings/members?a=1') {
  vi.stubEnv('NEXTAUTH_URL', address)
  vi.resetModules()
  const { proxy } = await import('@/proxy')
  return proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { method, headers: { host: '127.0.0.1:3000', ...headers } }))
}

test('browsers are told to stay on https where the app is there, and only there', async () => {
  expect((await ask('https://monitor.example.com', 'GET')).headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
  expect((await ask('http://localhost:3000', 'GET')).headers.has('strict-transport-security')).toBe(false)
})

test('what comes from another site or is too large is refused, with the headers of any answer', async () => {
  for (const [status, headers] of [[403, { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }], [413, { 'content-length': '999999' }], [411, { 'transfer-encoding': 'chunked' }]] as const) {
    const answer = await ask('https://monitor.example.com', 'POST', headers)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([status, 'application/problem+json', 'nosniff'])
    expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
  }
  expect((await ask('https://monitor.example.com', 'POST', { origin: 'https://monitor.example.com' })).status).toBe(200)
})

test.each(['/users/%', '/projects/%ff', '/api-keys/a%E0%A4%A', '/settings/members/%c3'])('%s is a page that does not exist, in words of ours', async (path) => {
  const answer = await ask('https://monitor.example.com', 'GET', {}, path)
  expect(new URL(answer.headers.get('x-middleware-rewrite') ?? '').pathname).toBe('/nowhere')
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
})

test('an address of the API that cannot be decoded is not found, as any other', async () => {
  const answer = await ask('https://monitor.example.com', 'GET', {}, '/api/reports/users/%')
  expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([404, 'application/problem+json', expect.objectContaining({ code: 'not_found', detail: 'This address does not exist.' })])
  expect((await ask('https://monitor.example.com', 'GET', {}, '/users/%25')).headers.has('x-middleware-rewrite')).toBe(false)
})

const isAsked = (url: string) => unstable_doesMiddlewareMatch({ config, url })
const sniffing = async (url: string) => (await unstable_getResponseFromNextConfig({ url, nextConfig })).headers.get('x-content-type-options')

test.each(['/icon.svg', '/opengraph-image.png?1234', '/_next/static/chunks/a.js', '/_next/image?url=x'])('the file %s is served without, and is not to be sniffed at', async (path) => {
  expect([isAsked(path), await sniffing(path)]).toEqual([false, 'nosniff'])
})

test.each(['/', '/overview', '/api/health', '/icon.svgx', '/iconxsvg', '/icon.svg/x', '/opengraph-image', '/opengraph-image.pngx', '/_next/staticx', '/_next/imagex'])('%s is none of the files, so it is asked about', async (path) => {
  expect([isAsked(path), await sniffing(path)]).toEqual([true, null])
})
