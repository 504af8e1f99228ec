import { z } from 'zod'
import { choose, connect, expect, expectAccessible, test } from './fixtures'
import { DecimalText, formatUsd, formatUsdExact, addDecimals } from '@/lib/domain/money'

const Report = z.object({ kpis: z.object({ totalSpend: z.object({ amount: DecimalText }) }), groups: z.array(z.object({ label: z.string(), amount: DecimalText })), days: z.array(z.object({ amount: DecimalText.nullable() })) })

test('page, API and CSV say the same, and it is what OpenAI billed', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('acme'))
  const { usd } = await simulator.truth('acme')
  const report = Report.parse(await (await page.request.get('/api/reports/overview?period=last-14-days')).json())
  expect(addDecimals([report.kpis.totalSpend.amount])).toBe(addDecimals([DecimalText.parse(usd.replace(/\.?0+$/, ''))]))
  await page.goto('/overview?period=last-14-days')
  await expect(page.getByRole('main')).toContainText(formatUsd(DecimalText.parse(usd)))
  // Read a moment ago: all but today and yesterday is settled.
  const unsettled = addDecimals(report.days.slice(-2).flatMap(({ amount }) => amount ?? []))
  expect(Number(unsettled)).toBeGreaterThan(0)
  await expect(page.getByRole('region', { name: 'Total AI spend' })).toContainText(`${formatUsd(unsettled)}${formatUsdExact(unsettled)} of it not settled yet`)
  await page.goto('/costs?period=last-14-days')
  await expect(page.getByRole('table', { name: 'Settlement' }).getByRole('row').filter({ hasText: 'Of which not settled yet' })).toContainText(formatUsdExact(unsettled))
  const csv = await (await page.request.get('/api/exports/overview?period=last-14-days&table=groups')).text()
  for (const { amount } of report.groups) expect(csv).toContain(amount)
  expect(csv).toContain(report.groups[0]?.label ?? 'missing')
})

test('the question stands in the address, and back goes back', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('acme'))
  await page.goto('/overview?period=last-14-days')
  await choose(page, 'Project')
  await expect(page).toHaveURL(/groupBy=project/)
  await expect(page.getByRole('heading', { name: 'Daily spend by project' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Daily spend by model' })).toBeVisible()
  await choose(page, 'Table')
  await expect(page.getByRole('main').getByRole('table').first()).toContainText('Total')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`nothing is in anybody’s way: ${colorScheme}, ${width} wide`, async ({ asAdmin, asFinance: page, simulator }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await page.goto('/overview')
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
      await expectAccessible(page)
      await connect(asAdmin, simulator.keyOf('two-projects'))
      await page.goto('/overview?period=last-14-days')
      await expect(page.getByRole('main')).toContainText('Total AI spend')
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    })
  }
}

test('an address that makes no sense gets a sentence', async ({ asAdmin: page }) => {
  await page.goto('/overview?from=2026-13-01&to=2026-01-01')
  await expect(page.getByRole('main')).toContainText('which is not a day')
})
