import { connect, expect, test } from './fixtures'

/** A4, lying, within its margins. */
const PAPER = { width: 1032, height: 703 }
const PAGES = ['overview', 'model-mix', 'tokens', 'costs', 'projects', 'users', 'api-keys', 'services', 'batch']

test('every report prints light and whole, without its frame, and says what it is of', async ({ asAdmin: page, organization, simulator }) => {
  test.setTimeout(180_000)
  await connect(page, simulator.keyOf('two-projects'))
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const name of PAGES) {
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`/${name}?period=last-14-days`)
    await page.locator('svg.recharts-surface').first().waitFor()
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await page.setViewportSize(PAPER)
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('html'), name).toHaveAttribute('data-mantine-color-scheme', 'light')
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
    await expect(page.getByRole('group', { name: 'Filters' })).toBeHidden()
    await expect(page.getByText(organization.name).last()).toBeVisible()
    await expect(page.getByRole('main')).toContainText(/Period.+UTC.*All connectorsOpenAI.*Filtersnone.*As of.+UTC/)
    await expect(page.getByRole('main').getByRole('table').first()).toBeVisible()
    await expect(page.locator('svg.recharts-surface').first()).toBeVisible()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide, `${name} is as wide as the paper`).toBeLessThanOrEqual(0)
  }
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})

test('the button prints', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto('/projects?period=last-14-days')
  await page.evaluate(() => { window.print = () => { document.title = 'printed' } })
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page).toHaveTitle('printed')
})
