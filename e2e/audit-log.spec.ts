import { readFileSync } from 'node:fs'
import { connect, expect, expectAccessible, test } from './fixtures'

test('an admin finds who did what, and takes it along', async ({ asAdmin: page, asFinance, simulator, organization }) => {
  await connect(page, simulator.keyOf('two-projects'))
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('link', { name: 'Settings' }).click()
  await main.getByRole('link', { name: 'Audit log' }).click()
  const log = page.getByRole('table', { name: 'Audit log' })
  await expect(log.getByRole('row', { name: /Connector saved/ })).toContainText(organization.emails.admin)
  await expectAccessible(page)

  await test.step('it is searched, and the address keeps the question', async () => {
    await page.getByLabel('Search').fill('connector verified')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(log.getByRole('row')).toHaveCount(2)
    await page.reload()
    await expect(log.getByRole('row')).toHaveCount(2)
    await page.getByLabel('Who').selectOption('All jobs')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByRole('heading', { name: 'No matching events' })).toBeVisible()
    await page.getByRole('link', { name: 'Show all events' }).click()
    await expect(log.getByRole('row', { name: /Connector saved/ })).toBeVisible()
  })

  await test.step('the CSV has what is shown, and no key', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export CSV' }).click()
    const csv = readFileSync(await (await download).path(), 'utf8')
    expect(csv).toContain('connector.saved')
    expect(csv).not.toContain(simulator.keyOf('two-projects'))
  })

  await test.step('a question that makes no sense gets a sentence', async () => {
    await page.goto('/settings/audit-log?from=yesterday')
    await expect(page.getByText('Write days as YYYY-MM-DD')).toBeVisible()
  })

  await test.step('finance sees nothing of it', async () => {
    await asFinance.goto('/settings/audit-log')
    await expect(asFinance.getByText('Not allowed').first()).toBeVisible()
    expect((await asFinance.request.get('/api/exports/audit-log')).status()).toBe(403)
  })
})
