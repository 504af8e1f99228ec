import { z } from 'zod'
import { connect, expect, expectAccessible, test } from './fixtures'
import { DecimalText, formatUsd } from '@/lib/domain/money'

const PERIOD = 'period=last-14-days'
const PAGES = [['model-mix', 'Model mix'], ['tokens', 'Tokens'], ['costs', 'Costs'], ['projects', 'Projects'], ['users', 'Users'], ['api-keys', 'API keys'], ['services', 'Services'], ['batch', 'Batch & tiers']] as const
const Total = z.object({ total: DecimalText })
const Rows = Total.extend({ rows: z.array(z.object({ id: z.string().nullable(), label: z.string() })) })

test('every report says the same on its page, in its API and in its CSV', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('acme'))
  const navigation = page.getByRole('navigation', { name: 'Main' })
  for (const [name, title] of PAGES) {
    const { total } = Total.parse(await (await page.request.get(`/api/reports/${name}?${PERIOD}`)).json())
    await page.goto(`/${name}?${PERIOD}`)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(navigation.getByRole('link', { name: title })).toHaveAttribute('aria-current', 'page')
    if (name !== 'tokens') await expect(page.getByRole('main').getByRole('rowheader', { name: 'Total' }).first().locator('..')).toContainText(formatUsd(total))
    expect((await page.request.get(`/api/exports/${name}?${PERIOD}`)).headers()['content-type']).toContain('text/csv')
  }
})

for (const some of [PAGES.slice(0, 2), PAGES.slice(2, 4), PAGES.slice(4, 6), PAGES.slice(6)]) {
  test(`for everyone, light and dark, on a desk and a phone: ${some.map(([, title]) => title).join(', ')}`, async ({ asAdmin, asFinance: page, simulator }) => {
    await connect(asAdmin, simulator.keyOf('two-projects'))
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    for (const [name, title] of some) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`/${name}?${PERIOD}`)
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
        await expectAccessible(page)
      }
      await page.setViewportSize({ width: 390, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
      await page.emulateMedia({ colorScheme: 'light' })
    }
  })
}

test('a row opens its own page, and nobody else’s', async ({ asAdmin: page, asStranger, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  for (const [name, label] of [['projects', 'Alpha'], ['users', 'Ada'], ['api-keys', 'Ada alpha']] as const) {
    const { rows } = Rows.parse(await (await page.request.get(`/api/reports/${name}?${PERIOD}`)).json())
    const id = encodeURIComponent(rows.find((row) => row.label === label)?.id ?? 'missing')
    await page.goto(`/${name}?${PERIOD}`)
    await page.getByRole('main').getByRole('link', { name: label, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`/${name}/.+${PERIOD}`))
    if (name === 'users') await expectAccessible(page)
    expect((await asStranger.request.get(`/api/reports/${name}/${id}`)).status()).toBe(404)
    expect((await asStranger.request.get(`/api/exports/${name}/${id}`)).status()).toBe(404)
    await asStranger.goto(`/${name}/${id}`)
    await expect(asStranger.getByRole('main')).not.toContainText(label)
  }
})

test('anonymous callers get nothing', async ({ request }) => {
  for (const [name] of PAGES) for (const path of [`/api/reports/${name}`, `/api/exports/${name}`]) expect((await request.get(path)).status()).toBe(401)
  for (const path of ['/api/reports/projects/proj_1', '/api/exports/users/user_1']) expect((await request.get(path)).status()).toBe(401)
})

test('a filter is chosen by name, stands in the address, and narrows every figure', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/costs?${PERIOD}`)
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await page.getByRole('combobox', { name: 'Projects' }).click()
  await page.getByRole('option', { name: 'Beta' }).click()
  await expect(page).toHaveURL(/project=/)
  await expect(page.getByText('The figures are filtered')).toBeVisible()
  const { total } = Total.parse(await (await page.request.get(`/api/reports/costs${new URL(page.url()).search}`)).json())
  await expect(page.getByRole('main').getByRole('rowheader', { name: 'Total' }).first().locator('..')).toContainText(formatUsd(total))
  await expectAccessible(page)
})

test('looking at a report computes no export', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  const asked: string[] = []
  page.on('request', (request) => { if (request.url().includes('/api/exports/')) asked.push(request.url()) })
  await page.goto('/model-mix')
  await expect(page.getByRole('link', { name: 'Export CSV' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([])
})
