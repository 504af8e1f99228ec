import type { Page } from '@playwright/test'
import { asSystem, connect, expect, expectAccessible, openAddConnector, test, verify } from './fixtures'

const LIST = '/settings/ai-providers/openai'
const FOREIGN = '00000000-0000-4000-8000-000000000000'

async function openConnector(page: Page, name = 'OpenAI'): Promise<void> {
  await page.goto(LIST)
  await page.getByRole('table', { name: 'OpenAI connectors' }).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Pull history' })).toBeVisible()
}
async function choose(page: Page, action: string, name = 'OpenAI'): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}
const dialog = (page: Page) => page.getByRole('dialog')
/** A day that was settled when it was read: the day before yesterday. */
const settledDay = (now: number) => new Date(now - 2 * 86_400_000).toISOString().slice(0, 10)

test('a connector is renamed, paused and resumed', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(LIST)
  await choose(page, 'Rename')
  await dialog(page).getByLabel('Connector name').fill('Research')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('link', { name: 'Research' })).toBeVisible()
  await expect(dialog(page)).toBeHidden()
  await choose(page, 'Pause', 'Research')
  await expect(page.getByRole('row', { name: /Research/ })).toContainText('Paused')
  await openConnector(page, 'Research')
  await expect(page.getByText('Nothing is read. Reports keep what they have.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sync now' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText(/Healthy|Importing history/)).toBeVisible()
})

test('its page tells what was read and what was set aside, without personal fields', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('quirky'))
  await openConnector(page)
  await expect(page.getByRole('table', { name: 'Pull history' }).getByRole('row', { name: /Chat completions.*Preview.*Stored/ })).toBeVisible()
  await expect(page.getByText('No settled day has changed.')).toBeVisible()
  const aside = page.getByRole('region', { name: 'Rows set aside' })
  await expect(aside).toContainText('could not be read and are in no figure')
  await aside.getByText(/as received/i).first().click()
  await expect(aside.locator('pre').filter({ hasText: 'malformed' }).first()).toBeVisible()
  await expect(aside).not.toContainText(/quirky\.example|user_email|organization_name/i)
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
})

test('the history still to be imported shows as days of days', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('large', 'usage-only'))
  await openConnector(page)
  await expect(page.getByRole('region', { name: 'History import' })).toContainText(/\d+ of 90 days|All 90 days/)
})

test('while a history is imported the list follows by itself', async ({ asAdmin: page, organization, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(LIST)
  await expect(page.getByText('14 of 90 days read').filter({ visible: true })).toBeVisible()
  await asSystem((client) => client.query('update "Connector" set name = $2 where "organizationId" = $1', [organization.id, 'Named elsewhere']))
  await expect(page.getByRole('link', { name: 'Named elsewhere' })).toBeVisible()
})

test('a settled day that changes is kept as a restatement', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('unnamed'))
  const day = settledDay(Date.now())
  await simulator.control({ do: 'restate-costs', organization: 'unnamed', day, factor: '0.5' })
  await openConnector(page)
  await page.getByRole('button', { name: 'Sync now' }).click()
  const row = page.getByRole('table', { name: 'Restatements' }).getByRole('row', { name: /Costs/ }).first()
  await expect(row).toContainText('dollars')
  await expect(row).toContainText('-$')
})

test('paging that goes in circles, and a wait without an end, are told where the connector is', async ({ asAdmin: page, simulator }) => {
  const key = await simulator.ownKey('quirky')
  await connect(page, key)
  await openConnector(page)
  const note = page.getByRole('main').getByRole('note')
  // Hours: the one reading of Sync now that previews and imports do not make.
  for (const [fault, words, next, status] of [
    ['missing-cursor', 'OpenAI did not answer as expected: /organization/usage/completions says there are more pages but names none.', 'If it stays, report it', 'Delayed'],
    ['429', 'OpenAI asks to wait: too many requests.', 'a minute where it did not say, and goes on by itself', 'Rate limited'],
  ] as const) {
    await simulator.control({ do: 'fail', with: fault, times: 1, path: 'bucket_width=1h', key })
    await page.getByRole('button', { name: 'Sync now' }).click()
    await expect(note).toContainText(words)
    await expect(note).toContainText(next)
    await expect(page.getByRole('region', { name: 'Health' })).toContainText(status)
    await expect(page.getByRole('table', { name: 'Pull history' }).getByRole('row').filter({ hasText: words }).first()).toBeVisible()
  }
})

test('a rejected key says how to replace it, and is replaced', async ({ asAdmin: page, simulator }) => {
  const old = await simulator.ownKey('empty', 'full')
  await connect(page, old)
  await simulator.control({ do: 'revoke-key', key: old })
  await openConnector(page)
  await page.getByRole('button', { name: 'Sync now' }).click()
  const note = page.getByRole('main').getByRole('alert')
  await expect(note).toContainText('Unauthorized: OpenAI does not accept this key.')
  await expect(note).toContainText('Then replace the key here')
  await expect(page.getByText('Key rejected')).toBeVisible()

  await note.getByRole('button', { name: 'Replace key' }).click()
  await dialog(page).getByLabel('New Admin key').fill(simulator.keyOf('acme'))
  await dialog(page).getByRole('button', { name: 'Verify and replace' }).click()
  await expect(dialog(page)).toContainText('This key belongs to another OpenAI organization.')
  await expectAccessible(page)
  await dialog(page).getByLabel('New Admin key').fill(simulator.keyOf('empty'))
  await dialog(page).getByRole('button', { name: 'Verify and replace' }).click()
  await expect(page.getByRole('region', { name: 'Health' })).toContainText(/Healthy|Importing history/)
  await expect(page.getByRole('region', { name: 'Admin key' })).toContainText(`…${simulator.keyOf('empty').slice(-4)}`)
})

test('a key pasted for an organization that is connected takes the place of the old one', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await openAddConnector(page)
  await verify(page, simulator.keyOf('two-projects', 'full'))
  await page.getByRole('button', { name: 'Replace its key' }).click()
  await expect(dialog(page)).toContainText('Replace the key of “OpenAI”?')
  await dialog(page).getByRole('button', { name: 'Replace key' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'OpenAI' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Admin key' })).toContainText(`…${simulator.keyOf('two-projects', 'full').slice(-4)}`)
  expect(page.url()).not.toContain('sk-admin')
})

test('removed with its history kept, a connector is gone on with when it is added again', async ({ asAdmin: page, simulator }) => {
  test.slow()
  await connect(page, simulator.keyOf('two-projects'))
  await openConnector(page)
  await choose(page, 'Remove')
  await expect(dialog(page).getByRole('button', { name: 'Remove' })).toBeDisabled()
  await dialog(page).getByLabel('Keep it').check()
  await dialog(page).getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('region', { name: 'Removed, history kept' })).toContainText('OpenAI')
  await expect(page.getByRole('table', { name: 'OpenAI connectors' })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/overview?period=last-14-days')
  await expect(page.getByRole('main')).toContainText('Total AI spend')

  await openAddConnector(page)
  await verify(page, simulator.keyOf('two-projects'))
  await expect(page.getByText('The history of “OpenAI” was kept. Save goes on with it.')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).and(page.locator(':enabled')).click()
  await page.waitForURL('**/overview')
  await page.goto(LIST)
  await expect(page.getByRole('table', { name: 'OpenAI connectors' }).getByRole('link', { name: 'OpenAI' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Removed, history kept' })).toHaveCount(0)
})

test('history is deleted only by who types the connector’s name', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(LIST)
  await choose(page, 'Remove')
  await dialog(page).getByLabel('Delete it').check()
  const remove = dialog(page).getByRole('button', { name: 'Remove and delete history' })
  await dialog(page).getByLabel(/Type “OpenAI”/).fill('openai?')
  await expect(remove).toBeDisabled()
  await dialog(page).getByLabel(/Type “OpenAI”/).fill('OpenAI')
  await remove.click()
  await expect(page.getByText('No OpenAI organization is connected yet')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Removed, history kept' })).toHaveCount(0)
})

test('by keyboard: the menu opens, a dialog closes, and the focus is back at the button', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(LIST)
  const actions = page.getByRole('button', { name: 'Actions for OpenAI' })
  await actions.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter')
  await expect(dialog(page).getByLabel('Connector name')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(actions).toBeFocused()
})

test('finance may not see a connector’s page, and a stranger’s does not exist', async ({ asAdmin, asFinance, asStranger, simulator }) => {
  await connect(asAdmin, simulator.keyOf('two-projects'))
  await openConnector(asAdmin)
  const path = new URL(asAdmin.url()).pathname
  await asFinance.goto(path)
  await expect(asFinance.getByRole('heading', { name: 'Not allowed' })).toBeVisible()
  for (const one of [path, `${LIST}/${FOREIGN}`, `${LIST}/no-id`]) {
    expect((await asStranger.goto(one))?.status()).toBe(404)
    await expect(asStranger.getByRole('heading', { name: 'This connector does not exist' })).toBeVisible()
    expect(await asStranger.title()).not.toContain('OpenAI')
  }
})
