import type { Page } from '@playwright/test'
import { choose, connect, expect, makeOrganization, test } from './fixtures'

/** The browser keeps a question a moment after its answer shows. */
const expectKept = (page: Page, organizationId: string, words: string | undefined) => expect.poll(async () => {
  const kept = (await page.context().cookies()).find(({ name }) => name === `cloudmonitor-filters-${organizationId}`)
  return kept && decodeURIComponent(kept.value)
}).toBe(words)

test('the period and grouping last used come back with the next report, and one click resets them', async ({ asAdmin: page, organization, simulator }) => {
  const { id: elsewhere } = await makeOrganization()
  await connect(page, simulator.keyOf('two-projects'))
  await page.context().addCookies([{ name: `cloudmonitor-filters-${elsewhere}`, value: encodeURIComponent('period=last-90-days'), url: page.url() }])
  await page.goto('/costs')
  await expect(page.getByRole('heading', { name: 'Daily spend by line item' })).toBeVisible()
  await expect(page).toHaveURL(/\/costs$/)
  await page.goto('/overview?period=last-14-days')
  await choose(page, 'Project')
  await expect(page.getByRole('heading', { name: 'Daily spend by project' })).toBeVisible()
  await expectKept(page, organization.id, 'period=last-14-days&groupBy=project')

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Costs' }).click()
  await expect(page).toHaveURL(/\/costs\?period=last-14-days&groupBy=project$/)
  await page.goto('/costs?period=last-7-days&project=unknown')
  await expect(page.getByRole('button', { name: /^Remove filter Project/ })).toBeVisible()
  await expect(page).toHaveURL(/\/costs\?period=last-7-days&project=unknown$/)
  await expectKept(page, organization.id, 'period=last-7-days')
  await page.goto('/tokens')
  await expect(page).toHaveURL(/\/tokens\?period=last-7-days$/)

  await page.getByRole('button', { name: 'Reset filters' }).click()
  await expect(page).toHaveURL(/\/tokens$/)
  await expect(page.getByRole('button', { name: 'Reset filters' })).toHaveCount(0)
  await expectKept(page, organization.id, undefined)
  await page.goto('/overview')
  await expect(page.getByRole('heading', { name: 'Daily spend by model' })).toBeVisible()
  await expect(page).toHaveURL(/\/overview$/)
})

test('filters that cannot be answered any more are not come back to', async ({ asAdmin: page, organization, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto('/help') // A report still open would write its own question into the cookie.
  await page.context().addCookies([{ name: `cloudmonitor-filters-${organization.id}`, value: encodeURIComponent(`connector=${organization.id}`), url: page.url() }])
  await page.goto('/overview')
  await expect(page.getByRole('heading', { name: 'This report could not be loaded' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Costs' }).click()
  await expect(page.getByRole('heading', { name: 'Daily spend by line item' })).toBeVisible()
})
