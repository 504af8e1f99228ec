import { z } from 'zod'
import { choose, expect, forgetSession, openAddConnector, read, test, verify } from './fixtures'
import { addDecimals, DecimalText, formatUsd } from '@/lib/domain/money'
import { formatTokens } from '@/lib/domain/tokens'

test('from the set-up link to the first report', async ({ page, simulator }) => {
  const link = z.url().parse(read('E2E_SETUP_LINK'))
  const truth = await simulator.truth('acme')

  await test.step('the link makes the organization and signs its admin in', async () => {
    await page.goto(link)
    await page.getByLabel('Organization name').fill('Acme Robotics')
    await page.getByLabel('E-mail').fill('ada@acme.example')
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    expect(page.url()).not.toContain('#')
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  })

  await test.step('the key is verified and the 14 days are shown', async () => {
    await openAddConnector(page)
    await page.getByLabel('Connector name').fill('OpenAI of Acme')
    await verify(page, simulator.keyOf('acme'))
    await expect(page.getByRole('progressbar', { name: 'Pulls' })).toHaveAttribute('aria-valuetext', '12 of 12')
    const tokens = page.getByRole('table', { name: 'Daily tokens' })
    await expect(tokens.getByRole('row')).toHaveCount(16)
    const totals = tokens.getByRole('row', { name: /^Total/ })
    for (const measure of ['input_tokens', 'input_cached_tokens', 'output_tokens', 'num_model_requests']) {
      await expect(totals).toContainText(formatTokens(BigInt(truth.usage['completions']?.[measure] ?? 'missing')))
    }
    await expect(totals).toContainText(formatUsd(DecimalText.parse(truth.usd)))
    for (const section of ['Tokens by', 'Cost', 'Batch vs standard', 'Other services', 'Compare with OpenAI']) await expect(page.getByRole('heading', { name: section, exact: true })).toBeVisible()
    for (const tab of ['Model', 'Project', 'User', 'API key']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(page.getByRole('table', { name: `Tokens by ${tab}` })).toBeVisible()
    }
  })

  await test.step('the total is compared with OpenAI’s own page', async () => {
    const total = page.getByLabel('Total on OpenAI’s usage page')
    await total.fill(formatUsd(DecimalText.parse(truth.usd)))
    await expect(page.getByText('matches', { exact: true })).toBeVisible()
    await total.fill(formatUsd(addDecimals([DecimalText.parse(truth.usd), DecimalText.parse('-1.50')])))
    await expect(page.getByText(/^differs by \$1\.50/)).toBeVisible()
  })

  await test.step('Save keeps exactly that, and the Overview shows it', async () => {
    await choose(page, '14 days')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL('**/overview')
    await page.goto('/overview?period=last-14-days')
    await expect(page.getByRole('main')).toContainText(formatUsd(DecimalText.parse(truth.usd)))
  })

  await test.step('the key is nowhere to be found', async () => {
    const key = simulator.keyOf('acme')
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, document.documentElement.outerHTML]))
    expect(kept).not.toContain(key)
    await page.goto('/settings/ai-providers/openai')
    await expect(page.getByRole('row', { name: /OpenAI of Acme/ })).toContainText(`…${key.slice(-4)}`)
    expect(await page.content()).not.toContain(key)
  })

  await test.step('the link is spent', async () => {
    await forgetSession(page)
    await page.goto(link)
    await page.getByLabel('Organization name').fill('Second')
    await page.getByLabel('E-mail').fill('second@acme.example')
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(page.getByText('This set-up link is wrong or was used already.')).toBeVisible()
  })
})
