import type { Page } from '@playwright/test'
import { z } from 'zod'
import { connect, expect, test } from './fixtures'
import { DecimalText, formatUsd } from '@/lib/domain/money'

/** Lays the page behind other windows, or brings it back, as the browser would tell it. */
const turn = (page: Page, to: 'hidden' | 'visible') => page.evaluate((state) => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}, to)

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

test('an open report is read again when data landed, and only then', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(120_000)
  await connect(page, simulator.keyOf('two-projects'))
  await page.clock.install()
  const version = async (answer: { json: () => Promise<unknown> }) => z.object({ version: z.string() }).parse(await answer.json()).version
  let reports = 0
  page.on('request', (request) => { if (request.url().includes('/api/reports/')) reports++ })
  let seen = await version(await page.request.get('/api/data-version'))
  let landed = 0
  await page.goto('/overview?period=last-7-days')
  await expect(page.getByRole('main')).toContainText('Total AI spend')
  // What was begun at Save may still land: each such moment is worth one reading, and two minutes of nothing are worth none.
  for (let quiet = 0; quiet < 12;) {
    const answered = page.waitForResponse('**/api/data-version')
    await page.clock.runFor(10_000)
    const now = await version(await answered)
    quiet = now === seen ? quiet + 1 : 0
    if (now !== seen) landed++
    seen = now
  }
  expect(reports).toBeLessThanOrEqual(landed)
})

test('who comes back to a report that lay behind other windows sees at once what landed meanwhile', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  const total = async () => formatUsd(Report.parse(await (await page.request.get('/api/reports/overview?period=last-7-days')).json()).kpis.totalSpend.amount)
  await page.goto('/overview?period=last-7-days')
  await expect(page.getByRole('main')).toContainText(await total())
  await turn(page, 'hidden')
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await simulator.control({ do: 'restate-costs', organization: 'two-projects', day: yesterday, factor: '1.25' })
  const other = await page.context().newPage()
  await other.goto('/settings/ai-providers/openai')
  await other.getByRole('button', { name: /Sync now/ }).click()
  await expect(other.getByText(/is up to date/)).toBeVisible()
  await other.close()
  const after = await total()
  await expect(page.getByRole('main')).not.toContainText(after)
  await turn(page, 'visible')
  await expect(page.getByRole('main')).toContainText(after)
})
