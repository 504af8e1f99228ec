import { connect, expect, expectAccessible, test } from './fixtures'

test('help is found by its words and leads to the section', async ({ asFinance: page }) => {
  await page.goto('/help')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(4)
  await page.getByLabel('Search help').fill('unauthorized')
  await page.getByRole('main').getByRole('link', { name: /“Unauthorized” on Verify/ }).click()
  await expect(page).toHaveURL(/\/help\/troubleshooting#unauthorized$/)
  await expect(page.getByRole('heading', { name: '“Unauthorized” on Verify' })).toBeInViewport()
  await expectAccessible(page)
})

test('a word that help does not know says so, and an unknown page does not exist', async ({ asFinance: page }) => {
  await page.goto('/help')
  await page.getByLabel('Search help').fill('zeppelin')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing in help holds these words' })).toBeVisible()
  await page.goto('/help/zeppelin')
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible()
})

test('a refused key leads to help about it', async ({ asAdmin: page }) => {
  await page.goto('/settings/ai-providers/openai/new')
  await page.getByLabel('Admin key', { exact: true }).fill('sk-proj-abcdefghijklmnopqrstuvwxyz')
  await page.getByRole('button', { name: 'Verify' }).click()
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'More on this' }).click()
  await expect((await opened).getByRole('heading', { name: 'Troubleshooting', level: 1 })).toBeVisible()
  await expect(page.getByLabel('Admin key', { exact: true })).not.toHaveValue('')
})

test('Ctrl-K goes to pages, projects and help by name, by keyboard alone', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto('/overview')
  await page.keyboard.press('ControlOrMeta+k')
  const search = page.getByRole('dialog').getByLabel('Go to')
  await search.fill('batch & ti')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/batch/)
  await page.getByRole('button', { name: 'Go to' }).first().click()
  await expectAccessible(page)
  await search.fill('settled')
  await page.getByRole('dialog').getByText('Open, provisional and settled days').click()
  await expect(page).toHaveURL(/read-the-reports#settled/)
})

test('finance is offered no settings', async ({ asFinance: page }) => {
  await page.goto('/overview')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByLabel('Go to').fill('AI providers')
  await expect(page.getByText('Nothing has this name.')).toBeVisible()
})

test('help is one click from where a question arises', async ({ asAdmin: page, simulator }) => {
  const leadsTo = async (link: string, address: RegExp) => {
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: link }).click()
    const help = await opened
    await expect(help).toHaveURL(address)
    await expect(help.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await help.close()
  }
  await page.goto('/overview')
  await leadsTo('How to connect OpenAI', /\/help\/connect-openai$/)
  await connect(page, simulator.keyOf('two-projects'))
  await leadsTo('allocated', /read-the-reports#direct-and-allocated$/)
  await page.getByRole('button', { name: /^How was Total AI spend/ }).click()
  await leadsTo('When a day is final', /read-the-reports#settled$/)
  await page.goto('/model-mix')
  await leadsTo('derived', /read-the-reports#figures$/)
})
