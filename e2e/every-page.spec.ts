import { addressOf, fillOf } from './doors'
import { asSystem, connect, expect, expectTrouble, test, type Organization } from './fixtures'
import { PAGES } from '@/app/_transport/access'

const NOBODY = { things: { projects: 'proj_alpha', users: 'user-nobody', 'api-keys': 'key_ada_alpha' }, draft: '', connector: '', member: '' }
/** Ids that only this run has, and an address that leads on to another. */
const LEFT_OUT = /users\/\[id\]|\[connectorId\]|\[userId\]|settings\/page/
const OPEN = Object.keys(PAGES).filter((file) => file.includes('(console)') && !LEFT_OUT.test(file))

test('every page has a title of its own', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(120_000)
  await connect(page, simulator.keyOf('two-projects'))
  const titles: string[] = []
  for (const file of OPEN) {
    await page.goto(addressOf(file, fillOf(file, NOBODY)))
    await expect(page, file).toHaveTitle(/^.+ · CloudMonitor$/)
    titles.push(await page.title())
  }
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})

test('a link to it is shown with a picture, and its tab with an icon', async ({ page, request }) => {
  await page.goto('/login')
  for (const [selector, attribute, type] of [['meta[property="og:image"]', 'content', 'image/png'], ['link[rel="icon"]', 'href', 'image/svg+xml']] as const) {
    const { pathname, search } = new URL((await page.locator(selector).getAttribute(attribute)) ?? '', page.url())
    const answer = await request.get(`${pathname}${search}`)
    expect([answer.status(), answer.headers()['content-type']], pathname).toEqual([200, type])
  }
})

/** What no report can read, as a damaged disk would leave it. */
const settledThrough = ({ id }: Organization, day: string | null) => asSystem(async (client) => {
  await client.query(`select set_config('app.org', $1, true)`, [id])
  expect((await client.query('update "Connector" set "settledThrough" = $1 where "organizationId" = $2', [day, id])).rowCount).toBe(1)
})

test('a page that fails says so without a word of code, leaves the way to others open, and comes back once it can', async ({ asAdmin: page, organization, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await settledThrough(organization, 'infinity')
  await page.goto('/costs')
  const main = page.getByRole('main')
  await expect(main).toContainText('Something went wrong on our side')
  await expect(main).not.toContainText(/infinity|zod|error|undefined/i)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Help' }).click()
  await expect(page).toHaveURL(/\/help/)
  await page.goto('/costs')
  await main.getByRole('button', { name: 'Try again' }).click()
  await expect(main).toContainText('Something went wrong on our side')
  await settledThrough(organization, null)
  await expect(main).toContainText('Line items', { timeout: 20_000 })
  expectTrouble(page, /Server Components|500/)
})
