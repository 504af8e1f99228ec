import { connect, expect, test } from './fixtures'

const PERIOD = 'period=last-14-days'

test('thinking tokens are exact where OpenAI tells them, and up to N where it does not; two vendor organizations stand side by side', async ({ asAdmin: page, simulator }) => {
  test.setTimeout(120_000)
  await connect(page, simulator.keyOf('thinking'))
  await page.goto(`/model-mix?${PERIOD}`)
  const card = page.getByRole('region', { name: 'Thinking tokens' })
  await expect(card).toContainText('o-series')
  await expect(card).not.toContainText('up to')
  await expect(card).not.toContainText('derived')
  await page.goto(`/projects?${PERIOD}`)
  await expect(page.getByRole('columnheader', { name: 'Vendor organization' })).toHaveCount(0)

  await connect(page, simulator.keyOf('two-projects'))
  await page.goto(`/model-mix?${PERIOD}`)
  await expect(card).toContainText('up to')
  await expect(card).toContainText('derived')
  await card.getByRole('button', { name: 'How was Thinking tokens made?' }).click()
  const panel = page.getByRole('dialog', { name: 'How was this number made?' })
  await expect(panel).toContainText('OpenAI does not report thinking tokens')
  await expect(panel.getByRole('table', { name: 'Terms' })).toContainText('Other reasoning models')
  await expect(panel).toContainText('the figure on the page')
  await page.goto(`/projects?${PERIOD}`)
  await expect(page.getByRole('columnheader', { name: 'Vendor organization' })).toBeVisible()
})
