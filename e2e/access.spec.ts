import { z } from 'zod'
import { asSystem, connect, expect, test } from './fixtures'

const FOREIGN = '00000000-0000-4000-8000-000000000000'

test('nobody signed in sees nothing', async ({ page }) => {
  for (const path of ['/overview', '/settings/ai-providers', '/settings/ai-providers/openai', '/settings/ai-providers/openai/new']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/login/)
  }
  for (const path of ['/api/reports/overview', '/api/exports/overview', `/api/connectors/${FOREIGN}/preview`]) expect((await page.request.get(path)).status()).toBe(401)
})

test('a wrong password and an unknown account get the same words', async ({ page, organization }) => {
  await page.goto('/login')
  const answers: string[] = []
  for (const email of [organization.emails.admin, 'nobody@example.com']) {
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    const note = page.getByRole('alert').filter({ hasText: /\w/ }).first()
    await expect(note).toBeVisible()
    answers.push(await note.innerText())
  }
  expect(answers[0]).toBe(answers[1])
})

test('signing out ends the session, also for a copied cookie, and is in the audit log', async ({ asAdmin: page, browser, organization }) => {
  await page.goto('/overview')
  const state = await page.context().storageState()
  await page.getByRole('button', { name: /@example\.com/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/login/)
  const copy = await browser.newContext({ storageState: state })
  expect((await copy.request.get('/api/reports/overview')).status()).toBe(401)
  const { rows } = await asSystem((client) => client.query('select "subjectKind", change from "AuditEvent" where "organizationId" = $1 and action = $2', [organization.id, 'session.closed']))
  expect(rows).toEqual([{ subjectKind: 'session', change: {} }])
  await copy.close()
})

test('finance reads reports and may change nothing', async ({ asAdmin, asFinance, simulator }) => {
  await connect(asAdmin, simulator.keyOf('two-projects'))
  await asFinance.goto('/overview?period=last-14-days')
  await expect(asFinance.getByRole('main')).toContainText('Total AI spend')
  for (const path of ['/settings/ai-providers/openai', '/settings/ai-providers/openai/new']) {
    await asFinance.goto(path)
    await expect(asFinance.getByText('Not allowed').first()).toBeVisible()
  }
  expect((await asFinance.request.get(`/api/connectors/${FOREIGN}/preview`)).status()).toBe(403)
  expect((await asFinance.request.get('/api/exports/overview')).status()).toBe(200)
})

test('another organization’s connector does not exist', async ({ asAdmin, asStranger, simulator }) => {
  await connect(asAdmin, simulator.keyOf('two-projects'))
  const report = z.object({ connectors: z.tuple([z.object({ id: z.uuid() })]) }).parse(await (await asAdmin.request.get('/api/reports/overview')).json())
  const { id } = report.connectors[0]
  expect((await asAdmin.request.get(`/api/reports/overview?connector=${id}`)).status()).toBe(200)
  expect((await asStranger.request.get(`/api/reports/overview?connector=${id}`)).status()).toBe(404)
  expect((await asStranger.request.get(`/api/connectors/${id}/preview`)).status()).toBe(404)
})
