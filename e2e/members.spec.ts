import { expect, expectAccessible, forgetSession, PASSWORD, test } from './fixtures'
import type { Page } from '@playwright/test'

const linkIn = (page: Page) => page.getByRole('dialog').getByLabel('Link').inputValue()
const membersOf = async (page: Page) => {
  await page.goto('/overview')
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('link', { name: 'Settings' }).click()
  await main.getByRole('link', { name: 'Members' }).click()
  await expect(page.getByRole('heading', { name: 'Members', exact: true })).toBeVisible()
}
const invite = async (page: Page, email: string, role: 'Admin' | 'Finance'): Promise<string> => {
  await membersOf(page)
  await page.getByRole('button', { name: 'Invite member' }).click()
  await page.getByRole('dialog').getByLabel('E-mail').fill(email)
  await page.getByRole('dialog').getByLabel(role, { exact: true }).click()
  await page.getByRole('button', { name: 'Make link' }).click()
  const link = await linkIn(page)
  await page.getByRole('button', { name: 'Done' }).click()
  return link
}
const chooseFrom = async (page: Page, email: string, item: string) => {
  await page.getByRole('button', { name: `Actions for ${email}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const signInByHand = async (page: Page, email: string, password: string) => {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('an admin invites a person, who joins with the link once and sees reports only', async ({ asAdmin, page, organization }) => {
  const email = `ada-${organization.id.slice(0, 8)}@example.com`
  const link = await invite(asAdmin, email, 'Finance')
  await expect(asAdmin.getByRole('row', { name: new RegExp(email) })).toContainText('Finance')
  await expectAccessible(asAdmin)

  await page.goto(link)
  await expect(page.getByRole('heading', { name: `Join ${organization.name}` })).toBeVisible()
  expect(page.url()).not.toContain('#')
  await expectAccessible(page)
  await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.goto('/settings/members')
  await expect(page.getByText('Not allowed').first()).toBeVisible()

  await forgetSession(page)
  await page.goto(link)
  await expect(page.getByText('This link does not work any more.')).toBeVisible()
  await asAdmin.reload()
  await expect(asAdmin.getByRole('table', { name: 'People' }).getByRole('row', { name: /Ada Lovelace/ })).toContainText('Active')
  await expect(asAdmin.getByText('Nobody is invited right now.')).toBeVisible()
})

test('an invite is replaced and revoked, and only its newest link is worth anything', async ({ asAdmin, page, organization }) => {
  const email = `bob-${organization.id.slice(0, 8)}@example.com`
  const old = await invite(asAdmin, email, 'Admin')
  await asAdmin.getByRole('button', { name: `New link for ${email}` }).click()
  const link = await linkIn(asAdmin)
  await asAdmin.getByRole('button', { name: 'Done' }).click()
  await page.goto(old)
  await expect(page.getByText('This link does not work any more.')).toBeVisible()
  await page.goto('/login')
  await page.goto(link)
  await expect(page.getByRole('button', { name: 'Join' })).toBeVisible()
  await asAdmin.getByRole('button', { name: `Revoke the invite of ${email}` }).click()
  await asAdmin.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(asAdmin.getByText('Nobody is invited right now.')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByText('This link does not work any more.')).toBeVisible()
})

test('a deactivated member is out, the page they look at included, and back when reactivated', async ({ asAdmin, asFinance, organization }) => {
  const email = organization.emails.finance
  await asFinance.goto('/costs')
  await expect(asFinance.getByRole('heading', { name: 'Costs' })).toBeVisible()
  await membersOf(asAdmin)
  await chooseFrom(asAdmin, email, 'Deactivate')
  await asAdmin.getByRole('button', { name: 'Deactivate' }).click()
  await expect(asAdmin.getByRole('row', { name: new RegExp(email) })).toContainText('Deactivated')
  expect((await asFinance.request.get('/api/reports/overview')).status()).toBe(401)
  await expect(asFinance.getByText('Your session has ended.')).toBeVisible({ timeout: 20_000 })
  await signInByHand(asFinance, email, PASSWORD)
  await expect(asFinance.getByText('E-mail or password is wrong.')).toBeVisible()
  await chooseFrom(asAdmin, email, 'Reactivate')
  await expect(asAdmin.getByRole('row', { name: new RegExp(email) })).toContainText('Active')
  await signInByHand(asFinance, email, PASSWORD)
  await expect(asFinance).toHaveURL(/\/costs/)
})

test('a role counts from the next click, and an admin cannot act on themselves', async ({ asAdmin, asFinance, organization }) => {
  await asFinance.goto('/settings/members')
  await expect(asFinance.getByText('Not allowed').first()).toBeVisible()
  await membersOf(asAdmin)
  await expect(asAdmin.getByRole('row', { name: new RegExp(organization.emails.admin) })).toContainText('You')
  await expect(asAdmin.getByRole('button', { name: `Actions for ${organization.emails.admin}` })).toHaveCount(0)
  await chooseFrom(asAdmin, organization.emails.finance, 'Change role to Admin')
  await asAdmin.getByRole('dialog').getByRole('button', { name: 'Change role to Admin' }).click()
  await expect(asAdmin.getByRole('row', { name: new RegExp(organization.emails.finance) })).toContainText('Admin')
  await membersOf(asFinance)
})

test('an admin’s link gives a member a new password, once', async ({ asAdmin, asFinance, page, organization }) => {
  const email = organization.emails.finance
  await membersOf(asAdmin)
  await chooseFrom(asAdmin, email, 'New password link')
  const link = await linkIn(asAdmin)
  await page.goto(link)
  await expect(page.getByText(`For ${email}.`)).toBeVisible()
  await page.getByLabel('New password', { exact: true }).fill('a brand new password')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  expect((await asFinance.request.get('/api/reports/overview')).status()).toBe(401)
})

test('a person changes their password: this browser stays in with a new session, others are out', async ({ asFinance, page, organization }) => {
  await page.goto('/login')
  await signInByHand(page, organization.emails.finance, PASSWORD)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  const session = async () => (await asFinance.context().cookies()).find(({ name }) => name.includes('session-token'))?.value
  await asFinance.goto('/overview')
  await asFinance.getByRole('button', { name: /@example\.com/ }).click()
  await asFinance.getByRole('menuitem', { name: 'Profile' }).click()
  await expect(asFinance.getByRole('table', { name: 'Sessions' }).getByRole('row')).toHaveCount(3)
  await expectAccessible(asFinance)
  const before = await session()
  await asFinance.getByLabel('Current password').fill('not the password')
  await asFinance.getByLabel('New password', { exact: true }).fill('a brand new password')
  await asFinance.getByRole('button', { name: 'Change password' }).click()
  await expect(asFinance.getByText('The current password is wrong.')).toBeVisible()
  await asFinance.getByLabel('Current password').fill(PASSWORD)
  await asFinance.getByRole('button', { name: 'Change password' }).click()
  await expect(asFinance.getByRole('table', { name: 'Sessions' }).getByRole('row')).toHaveCount(2)
  expect(await session()).not.toBe(before)
  expect((await page.request.get('/api/reports/overview')).status()).toBe(401)
})

test('a person ends a session they do not recognise', async ({ asFinance, page, organization }) => {
  await page.goto('/login')
  await signInByHand(page, organization.emails.finance, PASSWORD)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await asFinance.goto('/settings/profile')
  await asFinance.getByRole('button', { name: /^End the session of/ }).click()
  await expect(asFinance.getByRole('table', { name: 'Sessions' }).getByRole('row')).toHaveCount(2)
  expect((await page.request.get('/api/reports/overview')).status()).toBe(401)
  expect((await asFinance.request.get('/api/reports/overview')).status()).toBe(200)
})

test('a member of two organizations goes from one to the other, in every page of the browser', async ({ asAdmin, asStranger, organization }) => {
  await asStranger.goto('/settings/profile')
  const email = await asStranger.getByRole('button', { name: /@example\.com/ }).innerText()
  const link = await invite(asAdmin, email.split('\n')[0] ?? '', 'Finance')
  const other = await asStranger.context().newPage()
  await other.goto('/costs')
  await asStranger.goto(link)
  await asStranger.getByRole('button', { name: 'Join' }).click()
  await expect(asStranger.getByRole('complementary').getByText(organization.name)).toBeVisible()
  await expect(asStranger.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await expect(other.getByRole('complementary').getByText(organization.name)).toBeVisible({ timeout: 20_000 })
  await asStranger.getByRole('button', { name: /@example\.com/ }).click()
  await asStranger.getByRole('menuitemradio', { name: /^Organization/, checked: false }).click()
  await expect(asStranger.getByRole('complementary').getByText(organization.name)).toHaveCount(0)
  await expect(other.getByRole('complementary').getByText(organization.name)).toHaveCount(0)
})
