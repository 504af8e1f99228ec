import { z } from 'zod'
import { connect, expect, expectAccessible, test } from './fixtures'

const MODEL = 'gpt-4.1-2025-04-14'
const Tiers = z.object({ models: z.array(z.object({ label: z.string(), tier: z.string().nullable() })) })

test('an admin moves a model to another tier, every report follows, and takes it back', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(120_000)
  await connect(page, simulator.keyOf('two-projects'))
  const tier = async () => Tiers.parse(await (await page.request.get('/api/reports/model-mix?period=last-14-days')).json()).models.find(({ label }) => label === MODEL)?.tier
  const report = await page.context().newPage()
  await report.goto('/model-mix?period=last-14-days')
  const shown = report.getByRole('table', { name: 'Models' }).getByRole('row', { name: MODEL })
  await expect(shown).toContainText('Mid')

  await page.goto('/settings')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Model tiers' }).click()
  const row = page.getByRole('row', { name: MODEL })
  await expect(row).toContainText('Catalogue: GPT-4, 4o and 4.1, as gpt-4.1')
  await row.getByLabel(`Tier of ${MODEL}`).selectOption('Frontier')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText('Catalogue: GPT-4')
  await expect.poll(tier).toBe('mid')

  await row.getByLabel(`Tier of ${MODEL}`).selectOption('Entry')
  await expect(row).toContainText('An admin')
  await expect.poll(tier).toBe('entry')
  await expect(page.getByText(`${MODEL} is changed`)).toHaveCount(1)
  await expect(shown).toContainText('Entry', { timeout: 30_000 })
  await expectAccessible(page)
  await page.getByRole('button', { name: `Reset ${MODEL} to the catalogue` }).click()
  await expect(row).toContainText('Catalogue: GPT-4')
  await expect.poll(tier).toBe('mid')
  await report.close()
})

test('a choice that could not be saved goes back where it was, and says so', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto('/settings/model-tiers')
  const row = page.getByRole('row', { name: MODEL })
  await expect(row).toContainText('Catalogue: GPT-4')
  await page.route('**/settings/model-tiers', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
  await row.getByLabel(`Tier of ${MODEL}`).selectOption('Frontier')
  await expect(page.getByText('CloudMonitor did not answer.')).toBeVisible()
  await expect(row).toContainText('Catalogue: GPT-4')
  await expect(row.getByLabel(`Tier of ${MODEL}`)).not.toHaveValue('frontier')
})

test('finance sees neither the link nor the page', async ({ asAdmin, asFinance: page, simulator }) => {
  await connect(asAdmin, simulator.keyOf('two-projects'))
  await page.goto('/overview')
  await expect(page.getByRole('link', { name: 'Model tiers' })).toHaveCount(0)
  await page.goto('/settings/model-tiers')
  await expect(page.getByText('Not allowed').first()).toBeVisible()
})
