import type { Page } from '@playwright/test'
import { connect, expect, expectAccessible, test } from './fixtures'

const REPORTS = ['overview', 'model-mix', 'tokens', 'costs', 'projects', 'users', 'api-keys', 'services', 'batch']
const SETTINGS = ['profile', 'members', 'jobs', 'model-tiers', 'audit-log', 'ai-providers', 'ai-providers/openai', 'ai-providers/openai/new']
const PAGES = [...REPORTS.map((name) => `${name}?period=last-14-days`), ...SETTINGS.map((name) => `settings/${name}`), 'help', 'help/read-the-reports']
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Every state is read by axe in both themes, and fits a small phone. */
async function expectForEveryone(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 360, height: 780 })
  expect(await overflow(page), `${name} on a phone`).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('before anything is connected an admin is invited, and finance learns whom to ask', async ({ asAdmin, asFinance }) => {
  for (const name of ['overview', 'users']) {
    await asAdmin.goto(`/${name}`)
    await expect(asAdmin.getByRole('main').getByRole('link', { name: 'Add connector' })).toBeVisible()
    await asFinance.goto(`/${name}`)
    await expect(asFinance.getByRole('main')).toContainText('Ask an admin of your organization')
    await expect(asFinance.getByRole('link', { name: 'Add connector' })).toHaveCount(0)
  }
  await expectForEveryone(asAdmin, 'invitation')
  await expectForEveryone(asFinance, 'whom to ask')
})

test('a period before the history says that it was not read, and what to do', async ({ asAdmin, asFinance: page, simulator }) => {
  await connect(asAdmin, simulator.keyOf('two-projects'))
  await page.goto('/overview?from=2025-10-01&to=2025-10-07')
  await expect(page.getByRole('main')).toContainText('has not been read from OpenAI. Choose a later period')
  await expectForEveryone(page, 'not read')
})

test('a connector that fails says so above figures that stay', async ({ asAdmin, asFinance: page, simulator }) => {
  const key = await simulator.ownKey('unnamed', 'full')
  await connect(asAdmin, key)
  await simulator.control({ do: 'revoke-key', key })
  await asAdmin.goto('/settings/ai-providers/openai')
  await asAdmin.getByRole('button', { name: /Sync now/ }).click()
  await expect(asAdmin.getByText('Key rejected').first()).toBeVisible()
  await page.goto('/overview?period=last-14-days')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('could not be read')
  await expect(page.getByRole('main')).toContainText('Total AI spend')
  await expectForEveryone(page, 'failing connector')
})

test('what finance may not see says so and leads on', async ({ asFinance: page }) => {
  await page.goto('/settings/jobs')
  await expect(page.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Go to Overview' })).toBeVisible()
  await expectForEveryone(page, 'not allowed')
})

test('on a phone each connector is a card, and nothing has to be scrolled sideways', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/settings/ai-providers/openai')
  const table = page.getByRole('table', { name: 'OpenAI connectors' })
  await expect(table.getByRole('row').last()).toContainText('Settled through')
  expect(await table.evaluate((element) => element.scrollWidth - (element.parentElement?.clientWidth ?? 0))).toBeLessThanOrEqual(0)
  await expect(table.getByRole('button', { name: /Sync now/ })).toBeInViewport()
  await expectForEveryone(page, 'connectors')
})

test('at 200 % nothing is lost and no page scrolls sideways', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.setViewportSize({ width: 640, height: 400 })
  for (const name of PAGES) {
    await page.goto(`/${name}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await overflow(page), name).toBeLessThanOrEqual(0)
  }
  await page.goto('/overview?period=last-14-days')
  await page.getByRole('button', { name: 'Open navigation' }).click()
  await page.getByRole('dialog', { name: 'Navigation' }).getByRole('link', { name: 'Tokens' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
})

test('who asked for less motion sees none', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const expectStill = async (what: string) => {
    const moving = await page.evaluate(() => document.getAnimations().filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 50).length)
    expect(moving, what).toBe(0)
  }
  for (const name of PAGES) {
    await page.goto(`/${name}`)
    await expectStill(name)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectStill(name)
  }
  await page.goto('/overview?period=last-14-days')
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await expectStill('filters')
})
