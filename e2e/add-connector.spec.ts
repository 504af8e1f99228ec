import { connect, expect, expectAccessible, openAddConnector, test, verify } from './fixtures'

const RECREATE = 'Re-create it from Settings → Admin keys, not from Settings → API keys.'

test('what cannot be an Admin key is refused with a next step', async ({ asAdmin: page }) => {
  await openAddConnector(page)
  for (const [pasted, sentence, nextStep] of [
    ['   ', 'Paste an Admin key.', ''],
    ['sk-proj-abcdefghijklmnopqrstuvwxyz', 'Unauthorized: this is a project API key, not an Admin key.', RECREATE],
    ['sk-ant-api03-abcdefghijklmnop', 'This looks like a key of Anthropic, not of OpenAI.', 'sk-admin-'],
  ] as const) {
    await verify(page, pasted)
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(page.getByRole('main')).toContainText(nextStep)
  }
  await expectAccessible(page)
})

test('what OpenAI refuses is said in words', async ({ asAdmin: page, simulator }) => {
  await openAddConnector(page)
  await verify(page, simulator.keyOf('acme', 'revoked'))
  await expect(page.getByText('Unauthorized: OpenAI does not accept this key.')).toBeVisible()
  await expect(page.getByText(RECREATE)).toBeVisible()
  await verify(page, simulator.keyOf('acme', 'no-usage'))
  await expect(page.getByText('The key lacks the scope api.usage.read.')).toBeVisible()
})

test('a limit counts down and tries again by itself', async ({ asAdmin: page, simulator }) => {
  const key = await simulator.ownKey('two-projects')
  await simulator.control({ do: 'fail', with: '429', times: 1, retryAfter: 3, path: '/usage/completions', key })
  await openAddConnector(page)
  await verify(page, key)
  await expect(page.getByText('OpenAI asks to wait: too many requests.')).toBeVisible()
  await expect(page.getByRole('timer')).toContainText('Trying again')
  await expect(page.getByRole('heading', { name: 'Daily tokens' })).toBeVisible({ timeout: 15_000 })
})

test('when OpenAI cannot be reached nothing is lost from the form', async ({ asAdmin: page, simulator }) => {
  const key = await simulator.ownKey('large')
  await simulator.control({ do: 'fail', with: '502-html', times: 1, path: '/usage/completions', key })
  await openAddConnector(page)
  await page.getByLabel('Connector name').fill('Kept name')
  await verify(page, key)
  await expect(page.getByText('OpenAI could not be reached.')).toBeVisible()
  await expect(page.getByLabel('Connector name')).toHaveValue('Kept name')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Daily tokens' })).toBeVisible({ timeout: 15_000 })
})

test('an organization is connected once', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await openAddConnector(page)
  await verify(page, simulator.keyOf('two-projects', 'full'))
  await expect(page.getByText(/The connector “OpenAI” reads this OpenAI organization already/)).toBeVisible()
})

test('a full key is accepted with a warning', async ({ asAdmin: page, simulator }) => {
  await openAddConnector(page)
  await verify(page, simulator.keyOf('two-projects', 'full'))
  await expect(page.getByText('This key may do more than CloudMonitor needs')).toBeVisible()
})

test('an organization without usage says so and may be saved', async ({ asAdmin: page, simulator }) => {
  await openAddConnector(page)
  await verify(page, simulator.keyOf('empty'))
  await expect(page.getByText(/no usage in these 14 days/i)).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).and(page.locator(':enabled')).click()
  await page.waitForURL('**/overview')
})

test('an organization OpenAI does not name is recognised or asked for, never guessed', async ({ asAdmin: page, simulator }) => {
  await openAddConnector(page)
  await verify(page, simulator.keyOf('unnamed', 'usage-only'))
  const id = page.getByLabel('OpenAI organization ID')
  await expect(id).toBeVisible()
  await id.fill('org-typed-by-hand')
  await page.getByRole('button', { name: 'Save' }).and(page.locator(':enabled')).click()
  await page.waitForURL('**/overview')
})

test('a pull that fails is named and read again', async ({ asAdmin: page, simulator }) => {
  const key = await simulator.ownKey('quirky')
  await simulator.control({ do: 'fail', with: '500', times: 1, path: '/usage/moderations', key })
  await openAddConnector(page)
  await verify(page, key)
  await expect(page.getByRole('progressbar', { name: 'Pulls' })).toHaveAttribute('aria-valuetext', '11 of 12')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled()
})

test('a reload keeps the preview, Cancel destroys it', async ({ asAdmin: page, simulator }) => {
  await openAddConnector(page)
  await verify(page, simulator.keyOf('two-projects'))
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled()
  expect(page.url()).not.toContain('sk-admin')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled()
  await expectAccessible(page)
  const draft = page.url()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.waitForURL('**/settings/ai-providers/openai')
  await page.goto(draft)
  await expect(page.getByRole('main')).not.toContainText('Daily tokens')
})

test('Sync now reads again and changes nothing that is the same', async ({ asAdmin: page, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  await page.goto('/settings/ai-providers/openai')
  await page.getByRole('button', { name: /Sync now/ }).click()
  await expect(page.getByText('nothing had changed')).toBeVisible()
  await expectAccessible(page)
})
