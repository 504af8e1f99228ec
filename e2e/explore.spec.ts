import type { Page } from '@playwright/test'
import { z } from 'zod'
import { choose, connect, expect, expectAccessible, test } from './fixtures'

const PERIOD = 'period=last-14-days'
const legend = (page: Page, name: string) => page.getByRole('main').getByRole('list').getByRole('button', { name, exact: true })
const swatch = (page: Page, name: string) => page.getByRole('main').getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) }).locator('svg > rect').getAttribute('fill')
const isoDay = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
const Rows = z.object({ rows: z.array(z.object({ label: z.string() })) })

test('a name in the legend shows that thing alone; Back and the filter’s cross lead back', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/projects?${PERIOD}`)
  await legend(page, 'Alpha').click()
  await expect(page).toHaveURL(/project=/)
  await expect(legend(page, 'Alpha')).toHaveAttribute('aria-pressed', 'true')
  await expect(legend(page, 'Beta')).toHaveCount(0)
  await page.goBack()
  await expect(legend(page, 'Beta')).toBeVisible()
  await page.goForward()
  await page.getByRole('button', { name: 'Remove filter Project: Alpha' }).click()
  await expect(legend(page, 'Beta')).toBeVisible()
  await expect(page).not.toHaveURL(/project=/)
})

test('a bar leads to its day, and a button back to the period it was picked from', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/costs?${PERIOD}`)
  const plot = page.locator('svg.recharts-surface').first()
  await plot.waitFor()
  const box = await plot.boundingBox()
  const position = { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 }
  await plot.hover({ position })
  await expect(page.locator('.recharts-tooltip-wrapper').first()).toBeVisible()
  await plot.click({ position })
  await expect(page).toHaveURL(/from=(\d{4}-\d\d-\d\d)&to=\1/)
  await page.getByRole('button', { name: 'Back to Last 14 days' }).click()
  await expect(page).toHaveURL(/\?period=last-14-days$/)
})

test('the same by keyboard alone: a name, a day, a row', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/overview?${PERIOD}`)
  await choose(page, 'Table')
  await page.getByRole('table', { name: 'Daily spend by model' }).getByRole('rowheader').getByRole('button').first().press('Enter')
  await expect(page).toHaveURL(new RegExp(`from=${isoDay(13)}&to=${isoDay(13)}`))
  await page.getByRole('button', { name: 'Back to Last 14 days' }).press('Enter')
  await page.getByRole('table', { name: 'Spend by model' }).getByRole('rowheader').getByRole('link').first().press('Enter')
  await expect(page).toHaveURL(/model=/)
  await page.getByRole('button', { name: /^Remove filter Model/ }).press('Enter')
  await choose(page, 'Chart')
  await page.getByRole('main').getByRole('list').getByRole('button').first().press('Enter')
  await expect(page).toHaveURL(/model=/)
  await expectAccessible(page)
})

test('a line item leads to the model it is billed for, from its row and from the legend', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/costs?${PERIOD}`)
  const cross = page.getByRole('button', { name: /^Remove filter Model/ })
  await page.getByRole('table', { name: 'Line items' }).getByRole('rowheader').getByRole('link').first().click()
  await expect(page).toHaveURL(/model=/)
  await cross.click()
  await expect(page).not.toHaveURL(/model=/)
  const name = page.getByRole('main').getByRole('list').getByTitle(/^Show .* alone$/).first()
  const text = await name.textContent()
  await name.click()
  await expect(page).toHaveURL(/model=/)
  const shown = await page.getByRole('table', { name: 'Line items' }).getByRole('rowheader').allTextContents()
  expect(shown).toContain(text)
  await cross.click()
  await expect(name).toBeVisible()
})

test('a click anywhere in a row opens it', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/projects?${PERIOD}`)
  const row = page.getByRole('table', { name: 'Projects', exact: true }).getByRole('row', { name: /^Alpha/ })
  await row.getByRole('cell').nth(3).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Alpha' })).toBeVisible()
})

test('columns are put away for each table, remembered, and not in its CSV', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/projects?${PERIOD}`)
  const table = page.getByRole('table', { name: 'Projects', exact: true })
  const header = async () => {
    const csv = await (await page.request.get(await page.getByRole('region', { name: 'Projects', exact: true }).getByRole('link', { name: 'Export as CSV' }).getAttribute('href') ?? '')).text()
    return csv.split('\r\n')[0]
  }
  expect(await header()).toContain('Amount (USD),Share,Basis,Requests')
  await page.getByRole('button', { name: 'Columns of Projects' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitemcheckbox', { name: 'Share' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Requests' }).press('Enter')
  await page.keyboard.press('Escape')
  for (const name of ['Share', 'Requests']) await expect(table.getByRole('columnheader', { name })).toHaveCount(0)
  expect(await header()).toContain('Amount (USD),Basis,Input tokens')
  await page.reload()
  await expect(table.getByRole('columnheader', { name: 'Spend (USD)' })).toBeVisible()
  await expect(table.getByRole('columnheader', { name: 'Share' })).toHaveCount(0)
  await page.goto(`/users?${PERIOD}`)
  await expect(page.getByRole('table', { name: 'Users', exact: true }).getByRole('columnheader', { name: 'Share' })).toBeVisible()
})

test('a thing has one colour on every page, also alone and after a reload', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('acme'))
  await page.goto(`/overview?${PERIOD}&groupBy=project`)
  await page.getByRole('main').getByRole('list').getByRole('button').first().waitFor()
  const names = await page.getByRole('main').getByRole('list').getByRole('button').filter({ hasNotText: /Other|No project/ }).allInnerTexts()
  const name = names.at(-1) ?? 'none'
  const tone = /series-\d+/.exec(await swatch(page, name) ?? '')?.[0] ?? (await swatch(page, name))
  for (const path of [`/projects?${PERIOD}`, '/projects?period=last-7-days']) {
    await page.goto(path)
    await expect(legend(page, name)).toBeVisible()
    await expect.poll(() => swatch(page, name)).toContain(tone)
  }
  await legend(page, name).click()
  await expect(legend(page, name)).toHaveAttribute('aria-pressed', 'true')
  expect(await swatch(page, name)).toContain(tone)
  await page.reload()
  await expect.poll(() => swatch(page, name)).toContain(tone)
})

test('a pointer in one chart shows the same day in the others of the page', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/batch?${PERIOD}`)
  await page.locator('svg.recharts-surface').nth(1).waitFor()
  await page.locator('svg.recharts-surface').first().hover()
  const days = page.locator('.recharts-tooltip-wrapper p:first-child')
  await expect(days).toHaveCount(2)
  const [first, second] = await days.allInnerTexts()
  expect(first).toBe(second)
})

test('thousands of keys: the rows near the screen are drawn, all are counted, searched, printed and reached by keyboard', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(120_000)
  await connect(page, simulator.keyOf('large'))
  await page.goto(`/api-keys?${PERIOD}`)
  const { rows } = Rows.parse(await (await page.request.get(`/api/reports/api-keys?${PERIOD}`)).json())
  expect(rows.length).toBeGreaterThan(500)
  const table = page.getByRole('table', { name: 'API keys', exact: true })
  await expect(table).toHaveAttribute('aria-rowcount', `${rows.length + 2}`)
  const drawn = table.locator('tbody tr[data-index]')
  expect(await drawn.count()).toBeLessThan(200)
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await expect(table.getByRole('row').filter({ hasText: rows.at(-1)?.label ?? '' }).first()).toBeVisible()
  await expect(table.getByRole('rowheader', { name: 'Total' })).toBeVisible()
  await expectAccessible(page)

  await page.evaluate(() => window.scrollTo(0, 0))
  await table.getByRole('rowheader').getByRole('link').first().focus()
  const at = async () => Number(await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')))
  const first = await at()
  for (let step = 0; step < 120; step++) await page.keyboard.press('Tab')
  expect(await at()).toBeGreaterThan(first + 50)

  await page.getByLabel('Search API keys').fill('key-1-2')
  await expect(table.getByRole('rowheader').first()).toContainText('key-1-2')
  await expect(page.getByRole('link', { name: 'Export all rows as CSV' })).toBeVisible()
  await page.getByLabel('Search API keys').fill('')
  await page.emulateMedia({ media: 'print' })
  await expect(drawn).toHaveCount(rows.length, { timeout: 30_000 })
})
