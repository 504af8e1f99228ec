import path from 'node:path'
import type { Page } from '@playwright/test'
import { asSystem, connect, expect, read, test, verify, type Organization } from './fixtures'

const FOLDER = read('E2E_PICTURES')
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const README = { width: 1440, height: 1180 }
const REPORTS = ['overview', 'model-mix', 'tokens', 'costs', 'projects', 'users', 'api-keys', 'services', 'batch']
const PLACES = ['settings', 'settings/ai-providers', 'settings/ai-providers/openai', 'settings/ai-providers/openai/new', 'settings/members', 'settings/model-tiers', 'settings/audit-log', 'settings/jobs', 'settings/profile', 'help', 'help/read-the-reports', 'no-such-page']

/** Once nothing is on its way any more. */
async function arrive(page: Page, address: string): Promise<void> {
  await page.goto(`/${address}`)
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('heading', { level: 2 })).first()).toBeVisible()
  await expect(page.locator('[aria-busy="true"], .mantine-Skeleton-root')).toHaveCount(0)
}

/** The page as a whole, as a window as high as the page shows it, so that what sticks to the window's edges stands at the picture's. */
async function shoot(page: Page, file: string, address?: string): Promise<void> {
  if (address !== undefined) await arrive(page, address)
  const size = page.viewportSize()
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (size) await page.setViewportSize({ ...size, height: Math.max(size.height, height) })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.screenshot({ path: path.join(FOLDER, `${file}.png`) })
  if (size) await page.setViewportSize(size)
}

const named = (address: string) => address.replaceAll('/', '-').replace(/\?.*/, '')

/** The first project, person, key and connector: their own pages. */
async function shootOwnPages(page: Page, kind: string): Promise<void> {
  for (const list of ['projects', 'users', 'api-keys', 'settings/ai-providers/openai']) {
    await arrive(page, `${list}${list.includes('/') ? '' : '?period=last-14-days'}`)
    const first = await page.getByRole('main').locator(`table a[href^="/${list}/"]`).first().getAttribute('href')
    await shoot(page, `full-${kind}/${named(list)}-own`, first?.slice(1))
  }
}

/** What opens over a page or on the way to a connector. */
async function shootOpened(page: Page, kind: string, key: string): Promise<void> {
  await arrive(page, 'overview?period=last-30-days')
  await page.getByRole('main').getByRole('button', { name: /^How was/ }).first().click()
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Formula' })).toBeVisible()
  await shoot(page, `full-${kind}/how-made`)
  await arrive(page, 'tokens?period=last-7-days')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByLabel('Go to').fill('settled')
  await shoot(page, `full-${kind}/palette`)
  await arrive(page, 'settings/ai-providers/openai/new')
  await verify(page, 'sk-proj-abcdefghijklmnopqrstuvwxyz')
  await shoot(page, `full-${kind}/wizard-refused`)
  await verify(page, key)
  await expect(page.getByRole('button', { name: 'Save' }).and(page.locator(':enabled'))).toBeVisible()
  await shoot(page, `full-${kind}/wizard-confirm`)
  await page.getByRole('button', { name: 'Cancel' }).click()
}

/** The demo's organization, its history read; `admin`: who looks at it. */
async function halcyon(page: Page, organization: Organization, admin: string, key: string): Promise<void> {
  await asSystem(async (client) => {
    await client.query(`update "Organization" set name = 'Halcyon Freight' where id = $1`, [organization.id])
    await client.query('update "User" set email = $1 where email = $2', [`${admin}@halcyon.example`, organization.emails.admin])
  })
  await connect(page, key)
  await expect(async () => {
    await page.goto('/settings/ai-providers/openai')
    await expect(page.getByText('Healthy').filter({ visible: true })).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 180_000 })
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const kind = `${colorScheme}-${size}`
    test(`full, ${kind}`, async ({ asAdmin: page, simulator, organization }) => {
      await halcyon(page, organization, `${{ light: 'ada', dark: 'edda' }[colorScheme]}${size === 'wide' ? '' : `.${size}`}`, simulator.keyOf('halcyon'))
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      if (size === 'wide') {
        await page.setViewportSize(README)
        await arrive(page, 'overview?period=last-30-days')
        await page.screenshot({ path: `e2e/pictures/overview-${colorScheme}.png` })
        await page.setViewportSize(viewport)
      }
      for (const report of REPORTS) await shoot(page, `full-${kind}/${report}`, `${report}?period=last-14-days`)
      for (const place of PLACES) await shoot(page, `full-${kind}/${named(place)}`, place)
      await shootOwnPages(page, kind)
      await shootOpened(page, kind, simulator.keyOf('acme'))
    })

    test(`empty, ${kind}`, async ({ asAdmin, asFinance }) => {
      for (const [who, page] of [['admin', asAdmin], ['finance', asFinance]] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize(viewport)
        for (const address of ['overview', 'users', ...PLACES.slice(0, 3)]) await shoot(page, `empty-${kind}/${named(address)}-${who}`, address)
      }
    })

    test(`signed out, ${kind}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      await shoot(page, `full-${kind}/login`, 'login')
    })
  }
}
