import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { builtActions, callAction } from './doors'
import { expect, PASSWORD, test } from './fixtures'
import { startSecondApp } from './second-app'

const Url = z.object({ url: z.string() })
const csrf = async (request: APIRequestContext, base = '') => z.object({ csrfToken: z.string() }).parse(await (await request.get(`${base}/api/auth/csrf`)).json()).csrfToken
/** Tries to sign in as the form does, and gives next-auth's error; null: in. */
async function enter(request: APIRequestContext, email: string, password: string, { base = '', headers = {}, callbackUrl = '/overview' } = {}) {
  const form = { csrfToken: await csrf(request, base), email, password, callbackUrl, json: 'true' }
  const { url } = Url.parse(await (await request.post(`${base}/api/auth/callback/credentials`, { form, headers })).json())
  return { url, error: new URL(url).searchParams.get('error') }
}

test('ten wrong tries lock an account in every process, and say the same of one that does not exist', async ({ request, organization }) => {
  const other = await startSecondApp({})
  try {
    for (const email of [organization.emails.finance, `nobody-${organization.id}@example.com`]) {
      const said = []
      for (let tries = 0; tries < 12; tries++) said.push((await enter(request, email, 'wrong', { base: tries % 2 ? other.url : '' })).error)
      expect(said).toEqual([...Array.from({ length: 10 }, () => 'CredentialsSignin'), 'TooManyAttempts', 'TooManyAttempts'])
      expect((await enter(request, email, PASSWORD, { base: other.url })).error).toBe('TooManyAttempts')
    }
    expect((await enter(request, organization.emails.admin, PASSWORD)).error).toBeNull()
  } finally {
    await other.stop()
  }
})

test('where the proxy is trusted, guesses from elsewhere keep nobody out, and a claimed address is worth nothing', async ({ playwright, organization }) => {
  const proxied = await startSecondApp({ TRUST_PROXY: 'true', NEXTAUTH_URL: 'http://localhost' })
  const request = await playwright.request.newContext()
  const from = (address: string) => ({ base: proxied.url, headers: { 'x-forwarded-for': address } })
  const email = organization.emails.admin
  try {
    expect((await enter(request, email, PASSWORD, from('203.0.113.5'))).error).toBeNull()
    for (let tries = 0; tries < 10; tries++) expect((await enter(request, email, 'wrong', from(`10.0.0.${tries}, 198.51.100.9`))).error).toBe('CredentialsSignin')
    expect((await enter(request, email, PASSWORD, from('203.0.113.5, 198.51.100.9'))).error).toBe('TooManyAttempts')
    expect((await enter(request, email, PASSWORD, from('203.0.113.5'))).error).toBeNull()
  } finally {
    await request.dispose()
    await proxied.stop()
  }
})

test('on https the cookies are for https only and browsers are told to stay there', async ({ playwright, organization }) => {
  const secure = await startSecondApp({ NEXTAUTH_URL: 'https://monitor.example.com' })
  const request = await playwright.request.newContext({ extraHTTPHeaders: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' } })
  try {
    const page = await request.get(`${secure.url}/login`)
    expect(page.headers()).toMatchObject({ 'strict-transport-security': expect.stringMatching(/^max-age=31536000/), 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining(`frame-ancestors 'none'`) })
    // A client that keeps no https-only cookies over http has to hand them on by itself.
    const asked = await request.get(`${secure.url}/api/auth/csrf`)
    const cookies = (response: typeof asked) => response.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value)
    const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await asked.json())
    const cookie = cookies(asked).map((one) => one.split(';')[0]).join('; ')
    const entered = await request.post(`${secure.url}/api/auth/callback/credentials`, { form: { csrfToken, email: organization.emails.admin, password: PASSWORD, json: 'true' }, headers: { cookie, origin: 'https://monitor.example.com' } })
    const session = cookies(entered).find((one) => one.includes('session-token='))
    expect(session).toMatch(/^__Secure-next-auth\.session-token=[^;]+;(?=.*\bHttpOnly\b)(?=.*\bSecure\b)(?=.*\bSameSite=Lax\b)/i)
    for (const one of [...cookies(asked), ...cookies(entered)]) expect(one).toMatch(/; ?Secure/i)
    expect(Url.parse(await entered.json()).url).toMatch(/^https:\/\/monitor\.example\.com/)
  } finally {
    await request.dispose()
    await secure.stop()
  }
})

test('sign-in and sign-out lead nowhere but here, whatever they are asked', async ({ request, page, organization, baseURL }) => {
  for (const callbackUrl of ['https://evil.example', '//evil.example/x', 'https://localhost.evil.example', 'javascript:alert(1)']) {
    expect(new URL((await enter(request, organization.emails.admin, PASSWORD, { callbackUrl })).url).origin).toBe(baseURL)
    expect(new URL(Url.parse(await (await request.post('/api/auth/signout', { form: { csrfToken: await csrf(request), callbackUrl, json: 'true' } })).json()).url).origin).toBe(baseURL)
  }
  await page.goto('/login?callbackUrl=https://evil.example')
  await page.getByLabel('E-mail').fill(organization.emails.admin)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/overview$/)
})

test('each sign-in is a new session, and the one this browser had ends', async ({ playwright, organization, baseURL }) => {
  const browser = await playwright.request.newContext({ baseURL })
  await enter(browser, organization.emails.finance, PASSWORD)
  const copy = await playwright.request.newContext({ baseURL, storageState: await browser.storageState() })
  expect((await copy.get('/api/data-version')).status()).toBe(200)
  await enter(browser, organization.emails.finance, PASSWORD)
  expect((await copy.get('/api/data-version')).status()).toBe(401)
  expect((await browser.get('/api/data-version')).status()).toBe(200)
  for (const context of [browser, copy]) await context.dispose()
})

test('what comes from another site, or is too large, is refused before it is read', async ({ asAdmin }) => {
  const name = 'app/(console)/settings/profile/actions.ts rename'
  const action = builtActions().get(name)
  const send = (headers: Record<string, string>, data: string) => asAdmin.request.post('/settings/profile', { maxRedirects: 0, headers: { 'next-action': action?.id ?? '', 'content-type': 'text/plain;charset=UTF-8', ...headers }, data })
  for (const origin of ['https://evil.example', 'null']) expect((await send({ origin }, '["Eve"]')).status()).toBe(403)
  expect((await send({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, '["Eve"]')).status()).toBe(403)
  expect((await send({}, JSON.stringify(['x'.repeat(200_000)]))).status()).toBe(413)
  expect((await asAdmin.request.post('/api/auth/callback/credentials', { form: { email: 'x'.repeat(200_000) } })).status()).toBe(413)
  expect((await callAction(asAdmin.request, name, ['Grace Hopper'])).code).toBe('ok')
  await asAdmin.goto('/settings/profile')
  await expect(asAdmin.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Grace Hopper')
})
