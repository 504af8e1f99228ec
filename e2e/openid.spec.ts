import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { asSystem, expect, expectAccessible, forgetSession, makeOrganization, test, type Organization } from './fixtures'
import { startOpenidServer, type Accounts } from './openid-server'
import { startSecondApp } from './second-app'
import { freePort } from '@/lib/platform/embedded-postgres/free-port'

const accounts: Accounts = new Map()
let organization: Organization
let url: string
const stops: (() => Promise<void>)[] = []

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  organization = await makeOrganization()
  const port = await freePort()
  const server = await startOpenidServer(`http://localhost:${port}/api/auth/callback/openid`, accounts)
  const app = await startSecondApp({
    OIDC_ISSUER: server.issuer, OIDC_CLIENT_ID: server.client.id, OIDC_CLIENT_SECRET: server.client.secret,
    OIDC_NAME: 'Example ID', OIDC_ALLOWED_DOMAINS: 'example.com', OIDC_ORGANIZATION: organization.id, OIDC_ROLE_CLAIM: 'groups', OIDC_ADMIN_VALUES: 'ops', OIDC_FINANCE_VALUES: 'money',
  }, port)
  url = app.url
  stops.push(app.stop, server.stop)
})
test.afterAll(async () => { for (const stop of stops) await stop() })

/** A new person at the provider; `claims` say what differs. */
const account = (claims: Record<string, unknown> = {}): string => {
  const id = `person-${randomUUID().slice(0, 8)}`
  accounts.set(id, { email: `${id}@example.com`, email_verified: true, name: 'Ada Lovelace', groups: ['money'], ...claims })
  return id
}
async function enter(page: Page, id: string) {
  await page.goto(`${url}/login?callbackUrl=/costs`)
  await page.getByRole('button', { name: 'Sign in with Example ID' }).click()
  await page.getByPlaceholder('Enter any login').fill(id)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}
const audit = (action: string) => asSystem(async (client) => (await client.query('select 1 from "AuditEvent" where "organizationId" = $1 and action = $2', [organization.id, action])).rowCount)

test('a new person comes in with the role of their groups, to the page they wanted, and the next role counts', async ({ page }) => {
  const id = account()
  await page.goto(`${url}/login`)
  await expectAccessible(page)
  await enter(page, id)
  await expect(page).toHaveURL(`${url}/costs`)
  await expect(page.getByRole('button', { name: new RegExp(`${id}@example\\.com`) })).toContainText('Finance')
  await page.goto(`${url}/settings/profile`)
  await expect(page.getByText('You sign in with single sign-on and have no password here.')).toBeVisible()
  expect(await audit('member.joined')).toBe(1)

  accounts.set(id, { email: `${id}@example.com`, email_verified: true, groups: ['ops'] })
  await forgetSession(page)
  await enter(page, id)
  await expect(page.getByRole('button', { name: new RegExp(`${id}@example\\.com`) })).toContainText('Admin')
})

for (const [what, claims, sentence] of [
  ['an e-mail of another domain', { email: 'ada@example.org' }, 'E-mails of this domain may not sign in here.'],
  ['an e-mail that nobody verified', { email_verified: false }, 'Your e-mail is not verified at your sign-in provider.'],
  ['no group that has a role', { groups: ['guests'] }, 'Your account has no role in CloudMonitor.'],
] as const) {
  test(`${what} does not come in, and is told why`, async ({ page }) => {
    await enter(page, account(claims))
    await expect(page.getByText(sentence)).toBeVisible()
    expect((await page.request.get(`${url}/api/reports/overview`)).status()).toBe(401)
  })
}

test('a deactivated member does not come in', async ({ page }) => {
  const id = account()
  await enter(page, id)
  await expect(page).toHaveURL(`${url}/costs`)
  await asSystem((client) => client.query('update "Membership" set "deactivatedAt" = now() where "organizationId" = $1 and "userId" = (select id from "User" where email = $2)', [organization.id, `${id}@example.com`]))
  await forgetSession(page)
  await enter(page, id)
  await expect(page.getByText('Your account is deactivated.')).toBeVisible()
})

test('an answer that nobody asked for is refused', async ({ page }) => {
  await page.goto(`${url}/api/auth/callback/openid?code=stolen&state=forged`)
  await expect(page.getByText('Sign-in did not work.')).toBeVisible()
  expect((await page.request.get(`${url}/api/reports/overview`)).status()).toBe(401)
})

test('without the setting there is no such button', async ({ page }) => {
  await page.goto('/login')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled()
  await expect(page.getByRole('button', { name: /Sign in with/ })).toHaveCount(0)
})
