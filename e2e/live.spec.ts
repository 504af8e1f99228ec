import type { Page } from '@playwright/test'
import { z } from 'zod'
import { connect, expect, test, type SimulatedOpenAi } from './fixtures'
import { DecimalText, formatUsd } from '@/lib/domain/money'

/** Lays the page behind other windows, or brings it back, as the browser would tell it. */
const turn = (page: Page, to: 'hidden' | 'visible') => page.evaluate((state) => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}, to)

const Report = z.object({ kpis: z.object({ totalSpend: z.object({ amount: DecimalText }) }) })
const LAST_WEEK = '/overview?period=last-7-days'

/** What a report asked for now would say that was spent. */
const total = async (page: Page) => formatUsd(Report.parse(await (await page.request.get(`/api/reports${LAST_WEEK}`)).json()).kpis.totalSpend.amount)
/** Waits until the open report shows what it would show now: what was begun at Save may still land. @returns the total */
const upToDate = (page: Page) => expect.poll(async () => (await page.getByRole('main').textContent())?.includes(await total(page)), { timeout: 30_000 }).toBe(true).then(() => total(page))
/** A day that OpenAI changes, and an admin who reads it in another window. */
async function restate(page: Page, simulator: SimulatedOpenAi, factor: string): Promise<void> {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await simulator.control({ do: 'restate-costs', organization: 'two-projects', day: yesterday, factor })
  const other = await page.context().newPage()
  await other.goto('/settings/ai-providers/openai')
  await other.getByRole('button', { name: /Sync now/ }).click()
  await expect(other.getByText(/is up to date/)).toBeVisible()
  await other.close()
}

test('an open report follows the data within 30 seconds, where it was scrolled to', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(LAST_WEEK)
  const before = await upToDate(page)
  await page.evaluate(() => window.scrollTo(0, 300))
  await restate(page, simulator, '1.5')
  const after = await total(page)
  expect(after).not.toBe(before)
  await expect(page.getByRole('main')).toContainText(after, { timeout: 30_000 })
  expect(await page.evaluate(() => window.scrollY)).toBe(300)
})

test('an open report is read again when data landed, and only then', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(120_000)
  await connect(page, simulator.keyOf('two-projects'))
  // The Overview that Save led to reads for itself until it is left.
  await page.goto('/settings')
  await page.clock.install()
  const version = async (answer: { json: () => Promise<unknown> }) => z.object({ version: z.string() }).parse(await answer.json()).version
  const versions = [await version(await page.request.get('/api/data-version'))]
  let reports = 0
  page.on('request', (request) => { if (request.url().includes('/api/reports/')) reports++ })
  page.on('response', (response) => { if (response.url().endsWith('/api/data-version')) void version(response).then((one) => versions.push(one), () => {}) })
  const landed = () => versions.filter((one, index) => index > 0 && one !== versions[index - 1]).length
  await page.goto(LAST_WEEK)
  await expect(page.getByRole('main')).toContainText('Total AI spend')
  // What was begun at Save may still land: each such moment is worth one reading, and two minutes of nothing are worth none.
  for (let quiet = 0; quiet < 12;) {
    const before = landed()
    const answered = page.waitForResponse('**/api/data-version')
    await page.clock.runFor(10_000)
    await version(await answered)
    quiet = landed() === before ? quiet + 1 : 0
  }
  expect(reports).toBeLessThanOrEqual(landed())
})

test('who comes back to a report that lay behind other windows sees at once what landed meanwhile', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(LAST_WEEK)
  await upToDate(page)
  await turn(page, 'hidden')
  await restate(page, simulator, '1.25')
  const after = await total(page)
  await expect(page.getByRole('main')).not.toContainText(after)
  await turn(page, 'visible')
  await expect(page.getByRole('main')).toContainText(after)
})
