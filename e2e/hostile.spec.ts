import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { z } from 'zod'
import { attack, hostileJson, hostileText, mutated, sayHowToRepeat } from '@/lib/features/testing/hostile'
import { connect, expect, test } from './fixtures'

const RUNS = 50
const ID = '11111111-1111-4111-8111-111111111111'
const QUERY = { period: 'last-7-days', from: '2026-01-01', to: '2026-01-31', connector: ID, project: 'p', user: 'u', apiKey: 'k', model: 'm', service: 'completions', groupBy: 'model', measured: 'tokens', table: 'days', text: 'x', actor: 'users', action: 'a', before: `1_${ID}`, callbackUrl: '/overview', pulls: '2', probe: 'live' }
/** What encodeURIComponent does not make, the last three of which cannot be decoded. */
const ODD = ['..%2f..%2fetc', '%00', '%2e%2e', '%0d%0aset-cookie:a=b', '%', '%ff', '%E0%A4%A']
const pieces = fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...ODD) }, { weight: 4, arbitrary: hostileText.map((text) => encodeURIComponent(text.toWellFormed().slice(0, 400)) || '%20') })
const query = fc.array(fc.tuple(fc.constantFrom(...Object.keys(QUERY)), pieces), { minLength: 1, maxLength: 4 }).map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
const after = (path: string) => query.map((text) => `${path}?${text}`)
const within = (before: string, behind = '') => pieces.map((text) => `${before}${text}${behind}`)

test.afterAll(sayHowToRepeat)
// Thousands of answers would be kept in the trace; a seed repeats them.
test.use({ trace: 'off' })

test('whatever an address says, the answer is no fault of ours', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(600_000)
  await connect(page, simulator.keyOf('two-projects'))
  const addresses = [
    ...['overview', 'model-mix', 'tokens', 'costs', 'services', 'batch', 'projects', 'users', 'api-keys', 'choices'].map((name) => after(`/api/reports/${name}`)), within('/api/reports/'), within('/api/reports/users/'),
    ...['overview', 'costs', 'users', 'audit-log'].map((name) => after(`/api/exports/${name}`)), within('/api/exports/'), within('/api/exports/projects/'), within('/api/connectors/', '/preview'),
    after('/api/data-version'), after('/api/health'), after('/api/openapi.json'), after('/api/metrics'), after('/api/inngest'), within('/api/auth/'), within('/api/'),
    after('/overview'), within('/users/'), within('/projects/'), within('/settings/ai-providers/openai/'), after('/settings/audit-log'), after('/login'), after('/setup'), within('/'),
  ]
  for (const address of addresses) {
    await attack(address, RUNS, async (path) => {
      const response = await page.request.get(path, { maxRedirects: 0 })
      expect(response.status(), path).toBeLessThan(500)
      if (/^\/api\/(reports|exports|connectors)\//.test(path) && response.status() >= 400 && response.headers()['content-type']?.includes('json')) {
        expect(z.object({ detail: z.string().regex(/\.$/) }).safeParse(await response.json()).success, path).toBe(true)
      }
    })
  }
})

test('an address that cannot be decoded is a page that does not exist, with words of ours', async ({ asAdmin: page, request }) => {
  for (const path of ['/users/%', '/projects/%ff', '/api-keys/%E0%A4%A', '/settings/members/%', '/settings/ai-providers/openai/%', '/%', '/help/%']) for (const visitor of [page.request, request]) {
    const response = await visitor.get(path, { maxRedirects: 0 })
    expect([path, response.status(), await response.text()]).toEqual([path, 404, expect.stringContaining('This page does not exist')])
    expect(response.headers()['content-security-policy'], path).toContain(`frame-ancestors 'none'`)
  }
  for (const path of ['/api/reports/%', '/api/reports/users/%', '/api/exports/projects/%ff', '/api/connectors/%/preview', '/api/auth/%']) {
    const response = await page.request.get(path)
    expect([path, response.status(), await response.json()]).toEqual([path, 404, expect.objectContaining({ code: 'not_found', detail: 'This address does not exist.' })])
  }
})

test('whatever a form says, nobody gets in and nothing breaks', async ({ request, organization }) => {
  test.setTimeout(300_000)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await request.get('/api/auth/csrf')).json())
  await attack(mutated({ csrfToken, email: organization.emails.admin, password: 'wrong', json: 'true' }), RUNS, async (value) => {
    const form = Object.fromEntries(Object.entries(typeof value === 'object' && value !== null ? value : { email: value }).map(([name, one]) => [name.toWellFormed(), (typeof one === 'string' ? one : JSON.stringify(one) ?? '').toWellFormed()]))
    expect((await request.post('/api/auth/callback/credentials', { form, maxRedirects: 0 })).status()).toBeLessThan(500)
    expect((await request.get('/api/data-version')).status()).toBe(401)
  })
})

const Manifest = z.object({ node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()), exportedName: z.string().optional() })) })
/** How React's client writes arguments: text that begins with a dollar sign has another before it. */
const asReply = (value: unknown): unknown => typeof value === 'string' ? (value.startsWith('$') ? `$${value}` : value) : Array.isArray(value) ? value.map(asReply)
  : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asReply(one)])) : value

test('whatever an action is given, it refuses with a sentence', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(600_000)
  await connect(page, simulator.keyOf('two-projects'))
  const origin = new URL(page.url()).origin
  const { node } = Manifest.parse(JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')))
  const actions = Object.entries(node).map(([id, { workers, exportedName }]) => ({ id, name: exportedName ?? id, path: (Object.keys(workers)[0] ?? '').replace(/^app/, '').replace(/\/\([^)]+\)/g, '').replace(/\/page$/, '').replaceAll(/\[[^\]]+\]/g, ID) || '/' }))
  expect(actions.length).toBeGreaterThan(10)
  const good = { name: 'OpenAI', key: 'none', draftId: ID, connectorId: ID, historyDays: 14, history: 'keep', personId: 'user-1', email: 'a@b.example', token: 'none', password: 'short', organizationName: 'Acme', model: 'gpt-5', tier: 'mid' }
  for (const { id, name, path } of actions) {
    await attack(fc.array(fc.oneof(mutated(good), hostileText, hostileJson), { minLength: 1, maxLength: 3 }), RUNS, async (values) => {
      const data = JSON.stringify(asReply(values)).toWellFormed()
      const response = await page.request.post(path, { data: Buffer.from(data), headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component', origin }, maxRedirects: 0 })
      const text = await response.text()
      expect(response.status(), `${name} of ${path}: ${data}\n${text.slice(0, 300)}`).toBeLessThan(500)
      expect(text, `${name}: ${data}`).not.toContain('"code":"unexpected"')
    })
  }
})
