import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { connect, expect, test } from './fixtures'

const FOLDER = z.string().parse(process.env.E2E_PICTURES)
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const REPORTS = ['overview', 'model-mix', 'tokens', 'costs', 'projects', 'users', 'api-keys', 'services', 'batch']
const PLACES = ['settings', 'settings/ai-providers', 'settings/ai-providers/openai', 'settings/ai-providers/openai/new', 'settings/members', 'settings/model-tiers', 'settings/audit-log', 'settings/jobs', 'settings/profile', 'help', 'help/read-the-reports', 'no-such-page']

/** The page as a whole, once nothing is on its way any more. */
async function shoot(page: Page, address: string, file: string): Promise<void> {
  await page.goto(`/${address}`)
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('heading', { level: 2 })).first()).toBeVisible()
  await expect(page.locator('[aria-busy="true"], .mantine-Skeleton-root')).toHaveCount(0)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.screenshot({ path: path.join(FOLDER, `${file}.png`), fullPage: true })
}

const named = (address: string) => address.replaceAll('/', '-').replace(/\?.*/, '')

/** The first project, person, key and connector: their own pages. */
async function ownPages(page: Page): Promise<string[]> {
  const addresses: string[] = []
  for (const list of ['projects', 'users', 'api-keys', 'settings/ai-providers/openai']) {
    await page.goto(`/${list}`)
    const first = await page.getByRole('main').locator(`table a[href^="/${list}/"]`).first().getAttribute('href')
    if (first) addresses.push(first.slice(1))
  }
  return addresses
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const kind = `${colorScheme}-${size}`
    test(`full, ${kind}`, async ({ asAdmin: page, simulator }) => {
      await connect(page, simulator.keyOf('halcyon'))
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      for (const address of [...REPORTS.map((report) => `${report}?period=last-14-days`), ...PLACES]) await shoot(page, address, `full-${kind}/${named(address)}`)
      for (const address of await ownPages(page)) await shoot(page, address, `full-${kind}/${named(address).replace(/-[^-]*$/, '')}-own`)
      if (size === 'wide') await copyFile(path.join(FOLDER, `full-${kind}/overview.png`), `e2e/pictures/overview-${colorScheme}.png`)
    })

    test(`empty, ${kind}`, async ({ asAdmin, asFinance }) => {
      for (const [who, page] of [['admin', asAdmin], ['finance', asFinance]] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize(viewport)
        for (const address of ['overview', 'users', ...PLACES.slice(0, 3)]) await shoot(page, address, `empty-${kind}/${named(address)}-${who}`)
      }
    })

    test(`signed out, ${kind}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      await shoot(page, 'login', `full-${kind}/login`)
    })
  }
}
