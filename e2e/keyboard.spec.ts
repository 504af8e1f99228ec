import { z } from 'zod'
import { connect, expect, test } from './fixtures'
import { openAndLeave, tabTo, walk } from './keyboard-walk'

const REPORTS = ['overview', 'model-mix', 'tokens', 'costs', 'projects', 'users', 'api-keys', 'services', 'batch']
const SETTINGS = ['profile', 'members', 'jobs', 'model-tiers', 'audit-log', 'ai-providers', 'ai-providers/openai', 'ai-providers/openai/new']
const Rows = z.object({ rows: z.array(z.object({ id: z.string().nullable() })) })

test('every control of every report is reached by Tab, is seen to have the focus, and lets it go', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(240_000)
  await connect(page, simulator.keyOf('two-projects'))
  const person = Rows.parse(await (await page.request.get('/api/reports/users?period=last-14-days')).json()).rows.find(({ id }) => id !== null)?.id
  for (const path of [...REPORTS, `users/${person}`]) {
    await page.goto(`/${path}?period=last-14-days`)
    await expect(page.locator('svg.recharts-surface').first()).toBeVisible()
    await walk(page, path, path === 'overview' ? 'body' : 'main')
  }
})

test('and every control of settings and help', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(240_000)
  await connect(page, simulator.keyOf('two-projects'))
  for (const path of [...SETTINGS.map((name) => `settings/${name}`), 'help']) {
    await page.goto(`/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await walk(page, path, 'main')
  }
  await page.goto('/settings/ai-providers/openai')
  await page.getByRole('table', { name: 'OpenAI connectors' }).getByRole('link', { name: 'OpenAI', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Pull history' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Pull history' })).toBeVisible()
  await walk(page, 'connector', 'main')
})

test('what opens by keyboard closes by Escape and gives the focus back', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(240_000)
  await connect(page, simulator.keyOf('two-projects'))
  for (const path of ['overview', 'users', 'settings/ai-providers/openai', 'settings/members']) {
    await page.goto(`/${path}${path.includes('settings') ? '' : '?period=last-14-days'}`)
    await page.waitForLoadState('networkidle')
    const names = new Set<string>()
    for (let index = 0; index < await page.locator('[aria-haspopup]:visible').count(); index++) {
      const button = page.locator('[aria-haspopup]:visible').nth(index)
      if (await button.isDisabled()) continue
      const name = `${await button.getAttribute('aria-haspopup')} ${(await button.getAttribute('class'))?.split(' ').at(-1)}`
      // One of each kind: a table has a question mark in every row.
      if (names.has(name)) continue
      names.add(name)
      await openAndLeave(page, button, names.size % 2 === 0 ? 'Space' : 'Enter', `${path}: ${name}`)
    }
  }
})

test('a connector is added, and signing out is done, without a mouse', async ({ asAdmin: page, simulator }) => {
  await page.goto('/overview')
  await tabTo(page, page.getByRole('link', { name: 'Skip to content' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Add connector' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Admin key'))
  await page.keyboard.type(simulator.keyOf('two-projects'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled({ timeout: 30_000 })
  await tabTo(page, page.getByRole('radio', { checked: true }))
  await page.keyboard.press('ArrowLeft')
  await tabTo(page, page.getByRole('button', { name: 'Save' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/overview')
  await expect(page.getByRole('main')).toContainText('Total AI spend')
  await tabTo(page, page.getByRole('button', { name: /@example\.com/ }), 'Shift+Tab')
  await page.keyboard.press('Space')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/login/)
})
