import { z } from 'zod'
import { connect, expect, expectAccessible, test } from './fixtures'
import { DecimalText, formatUsd, formatUsdExact } from '@/lib/domain/money'

const PERIOD = 'period=last-14-days'
const Report = z.object({ kpis: z.object({ totalSpend: z.object({ amount: DecimalText }) }) })

test('a figure tells how it was made: formula, rows, sum, endpoints, settlement', async ({ asAdmin: page, asFinance, simulator }) => {
  await connect(page, simulator.keyOf('acme'))
  const { kpis } = Report.parse(await (await page.request.get(`/api/reports/overview?${PERIOD}`)).json())
  await asFinance.goto(`/overview?${PERIOD}`)
  const button = asFinance.getByRole('button', { name: 'How was Total AI spend made?' })
  await button.focus()
  await asFinance.keyboard.press('Enter')
  const panel = asFinance.getByRole('dialog', { name: 'How was this number made?' })
  await expect(panel).toContainText(formatUsdExact(kpis.totalSpend.amount))
  await expect(panel).toContainText(`= ${formatUsd(kpis.totalSpend.amount)}, the figure on the page`)
  await expect(panel).toContainText('The sum of billed dollars')
  await expect(panel.getByRole('table', { name: 'What it is made of' }).getByRole('row').last()).toContainText(formatUsdExact(kpis.totalSpend.amount))
  await expect(panel.getByRole('table', { name: 'Where the rows came from' })).toContainText('…/costs')
  await expect(panel.getByRole('table', { name: 'Amounts not assigned' })).toContainText('Unattributed')
  await expect(panel).toContainText('1 day open: today')
  await expectAccessible(asFinance)
  await asFinance.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(button).toBeFocused()
})

test('every card agrees with its panel', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('acme'))
  test.setTimeout(150_000)
  for (const path of ['overview', 'model-mix', 'tokens']) {
    await page.goto(`/${path}?${PERIOD}`)
    const buttons = page.getByRole('main').getByRole('button', { name: /^How was .* made\?$/ })
    await expect(buttons.first()).toBeVisible()
    for (const button of await buttons.all()) {
      await button.click()
      const panel = page.getByRole('dialog', { name: 'How was this number made?' })
      await expect(panel).toContainText('the figure on the page')
      await panel.getByRole('button', { name: 'Close' }).click()
      await expect(panel).toBeHidden()
    }
  }
})

test('nobody else gets the answer', async ({ asAdmin: page, asStranger, request, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  const { connectors: [{ id }] } = z.object({ connectors: z.tuple([z.object({ id: z.uuid() })]) }).parse(await (await page.request.get('/api/reports/overview')).json())
  const address = `/api/reports/provenance?figure=totalSpend&connector=${id}`
  expect((await page.request.get(address)).status()).toBe(200)
  expect((await asStranger.request.get(address)).status()).toBe(404)
  expect((await request.get(address)).status()).toBe(401)
  expect((await page.request.get('/api/reports/provenance?figure=nothing')).status()).toBe(400)
})

test('a row and a total of a table, and a chart, say how they were made', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/projects?${PERIOD}`)
  const panel = page.getByRole('dialog', { name: 'How was this number made?' })
  const close = async () => { await page.keyboard.press('Escape'); await expect(panel).toBeHidden() }
  const row = page.getByRole('button', { name: 'How were the figures of Alpha made?' })
  await row.click()
  await page.getByRole('menuitem', { name: 'Requests' }).click()
  await expect(panel).toContainText('Requests of Alpha')
  await expect(panel).toContainText('the figure on the page')
  await expect(panel.getByRole('table', { name: 'What it is made of' })).toContainText('Sum')
  await close()
  await expect(row).toBeFocused()
  await page.getByRole('button', { name: /How was Spend \(USD\) made\?/ }).click()
  await expect(panel.getByRole('table', { name: 'What it is made of' })).toContainText('Alpha')
  await expect(panel).toContainText('the figure on the page')
  await close()
  await page.getByRole('button', { name: 'How was Daily spend by project made?' }).click()
  await expect(panel).toContainText('the figure on the page')
  await close()
  await expectAccessible(page)
})
