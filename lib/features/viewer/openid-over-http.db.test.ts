import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { startOpenidServer, type Accounts } from '@/e2e/openid-server'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { freePort } from '@/lib/platform/embedded-postgres/free-port'

// What Next gives a route: here the headers of nobody in particular, and no session before.
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'user-agent': 'a test' }) }))
vi.mock('next-auth', async (original) => ({ ...(await original<object>()), getServerSession: async () => null }))

const accounts: Accounts = new Map()
const stops: (() => Promise<unknown>)[] = []
let url: string
let readSession: (id: string) => Promise<unknown>

/** next-auth's own handler, with our options, behind a plain server. */
async function serve(port: number): Promise<Server> {
  const [{ default: NextAuth }, { authOptions }] = [await import('next-auth/next'), await import('./auth-options')]
  const text = async (request: IncomingMessage) => { let body = ''; for await (const part of request) body += String(part); return body }
  const server = createServer((request: IncomingMessage, response: ServerResponse) => void (async () => {
    const address = new URL(request.url ?? '/', url)
    const query = { ...Object.fromEntries(address.searchParams), nextauth: address.pathname.split('/').slice(3) }
    const cookies = Object.fromEntries((request.headers.cookie ?? '').split('; ').map((one) => [one.slice(0, one.indexOf('=')), decodeURIComponent(one.slice(one.indexOf('=') + 1))]))
    const body = Object.fromEntries(new URLSearchParams(await text(request)))
    const status = (code: number) => { response.statusCode = code; return shaped }
    const send = (value: unknown) => void response.end(typeof value === 'string' ? value : JSON.stringify(value))
    const shaped = Object.assign(response, { status, json: send, send })
    await Reflect.apply(NextAuth, null, [Object.assign(request, { query, cookies, body }), shaped, authOptions])
  })().catch((error: unknown) => response.end(String(error))))
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  return server
}

beforeAll(async () => {
  const { organizationId } = await makeOrganization()
  const port = await freePort()
  url = `http://localhost:${port}`
  const provider = await startOpenidServer(`${url}/api/auth/callback/openid`, accounts)
  Object.assign(process.env, {
    NEXTAUTH_URL: url, OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: provider.client.id, OIDC_CLIENT_SECRET: provider.client.secret, OIDC_ALLOWED_DOMAINS: 'example.com',
    OIDC_ORGANIZATION: organizationId, OIDC_ROLE_CLAIM: 'groups', OIDC_ADMIN_VALUES: 'ops', OIDC_FINANCE_VALUES: 'money',
  })
  vi.resetModules()
  ;({ readSession } = await import('@/lib/platform/session'))
  const server = await serve(port)
  stops.push(provider.stop, async () => server.close(), async () => (await import('@/lib/platform/db')).disconnect())
})
afterAll(async () => { for (const stop of stops) await stop() })

/** A browser without a window: it keeps cookies by host and port, and goes where it is sent. */
class Visitor {
  readonly #jar = new Map<string, Map<string, string>>()
  async go(address: string, form?: Record<string, string>): Promise<{ response: Response; at: string }> {
    const { host } = new URL(address)
    const jar = this.#jar.get(host) ?? new Map<string, string>()
    this.#jar.set(host, jar)
    const response = await fetch(address, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}) })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    const next = response.headers.get('location')
    if (!next || new URL(next, address).pathname === '/login' || new URL(next, address).pathname === '/costs') return { response, at: next ? new URL(next, address).href : address }
    return this.go(new URL(next, address).href)
  }
}

/** Signs in at the provider as a person does, and ends where the app sends them. */
async function enter(claims: Record<string, unknown> = {}): Promise<{ at: string; session: unknown }> {
  const id = `person-${accounts.size}`
  accounts.set(id, { email: `${id}@example.com`, email_verified: true, name: 'Ada', groups: ['money'], ...claims })
  const visitor = new Visitor()
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await visitor.go(`${url}/api/auth/csrf`)).response.json())
  const asked = z.object({ url: z.url() }).parse(await (await visitor.go(`${url}/api/auth/signin/openid`, { csrfToken, callbackUrl: '/costs', json: 'true' })).response.json())
  for (const right of ['code_challenge_method=S256', 'state=', 'nonce=', `redirect_uri=${encodeURIComponent(`${url}/api/auth/callback/openid`)}`]) expect(asked.url).toContain(right)
  const form = async (page: { response: Response; at: string }) => new URL(/<form[^>]*action="([^"]+)"/.exec(await page.response.text())?.[1] ?? '', page.at).href
  const login = await form(await visitor.go(asked.url))
  const consent = await form(await visitor.go(login, { prompt: 'login', login: id, password: 'any' }))
  const { at } = await visitor.go(consent, { prompt: 'consent' })
  const session = z.object({ sessionId: z.uuid() }).safeParse(await (await visitor.go(`${url}/api/auth/session`)).response.json())
  return { at: at.replace(url, ''), session: session.success ? await readSession(session.data.sessionId) : null }
}

it('comes back from a real OpenID server with a session and the role of the claim', async () => {
  expect(await enter()).toMatchObject({ at: '/costs', session: { role: 'finance', name: 'Ada' } })
  expect(await enter({ groups: ['ops', 'other'] })).toMatchObject({ at: '/costs', session: { role: 'admin' } })
})

it.each([
  ['OpenidDomain', { email: 'ada@example.org' }], ['OpenidUnverified', { email_verified: false }], ['OpenidRole', { groups: [] }],
])('comes back with %s and no session: %j', async (error, claims) => {
  expect(await enter(claims)).toEqual({ at: `/login?error=${error}`, session: null })
})

it('takes no answer that it did not ask for', async () => {
  const { at } = await new Visitor().go(`${url}/api/auth/callback/openid?code=stolen&state=forged`)
  expect(at).toMatch(/\/login\?.*error=OAuthCallback/)
})
