import { z } from 'zod'
import { connect, expect, test } from './fixtures'
import { DecimalText, formatUsd } from '@/lib/domain/money'

const Report = z.object({ kpis: z.object({ totalSpend: z.object({ amount: DecimalText }) }) })

test('an open report follows the data within 30 seconds, where it was scrolled to', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto('/overview?period=last-7-days')
  const total = async () => formatUsd(Report.parse(await (await page.request.get('/api/reports/overview?period=last-7-days')).json()).kpis.totalSpend.amount)
  const before = await total()
  await expect(page.getByRole('main')).toContainText(before)
  await page.evaluate(() => window.scrollTo(0, 300))

  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await simulator.control({ do: 'restate-costs', organization: 'two-projects', day: yesterday, factor: '1.5' })
  const other = await page.context().newPage()
  await other.goto('/settings/ai-providers/openai')
  await other.getByRole('button', { name: /Sync now/ }).click()
  await expect(other.getByText(/is up to date/)).toBeVisible()
  await other.close()

  const after = await total()
  expect(after).not.toBe(before)
  await expect(page.getByRole('main')).toContainText(after, { timeout: 30_000 })
  expect(await page.evaluate(() => window.scrollY)).toBe(300)
})

test('while nothing changes, an open report is not read again', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(120_000)
  await connect(page, simulator.keyOf('two-projects'))
  await page.clock.install()
  const asked = { reports: 0, version: 0 }
  page.on('request', (request) => {
    if (request.url().includes('/api/reports/')) asked.reports++
    if (request.url().includes('/api/data-version')) asked.version++
  })
  await page.goto('/overview?period=last-7-days')
  await expect(page.getByRole('main')).toContainText('Total AI spend')
  for (let step = 0; step < 12; step++) {
    const answered = page.waitForResponse('**/api/data-version')
    await page.clock.runFor(10_000)
    await answered
  }
  expect(asked.reports).toBe(0)
  expect(asked.version).toBeGreaterThanOrEqual(12)
})
