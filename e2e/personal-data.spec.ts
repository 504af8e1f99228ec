import { z } from 'zod'
import { connect, expect, expectAccessible, test } from './fixtures'

const Users = z.object({ rows: z.array(z.object({ id: z.string().nullable(), label: z.string(), amount: z.string() })) })

test('an admin removes a person’s name, and every sum stays', async ({ asAdmin: page, asFinance, simulator }) => {
  await connect(page, simulator.keyOf('two-projects'))
  const users = async () => Users.parse(await (await page.request.get('/api/reports/users?period=last-14-days')).json()).rows
  const before = await users()
  const person = z.object({ id: z.string(), label: z.string() }).parse(before.find(({ id, label }) => id !== null && !label.startsWith('user')))

  await test.step('finance may not', async () => {
    await asFinance.goto(`/users/${person.id}?period=last-14-days`)
    await expect(asFinance.getByRole('heading', { name: person.label }).first()).toBeVisible()
    await expect(asFinance.getByRole('button', { name: 'Remove name' })).toHaveCount(0)
  })

  await page.goto(`/users/${person.id}?period=last-14-days`)
  await page.getByRole('button', { name: 'Remove name' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('This cannot be undone')
  await expectAccessible(page)
  await expect(dialog.getByRole('button', { name: 'Remove name' })).toBeDisabled()
  await dialog.getByLabel(`Type “${person.label}” to confirm`).fill(person.label)
  await dialog.getByRole('button', { name: 'Remove name' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^person-[0-9a-f]{8}/)
  const after = await users()
  expect(after.map(({ id, amount }) => ({ id, amount }))).toEqual(before.map(({ id, amount }) => ({ id, amount })))
  expect(JSON.stringify(after)).not.toContain(person.label)

  await page.goto('/settings/audit-log')
  await expect(page.getByRole('table', { name: 'Audit log' }).getByRole('row', { name: /Person name removed/ })).toContainText(/person-[0-9a-f]{8}/)
  expect(await page.content()).not.toContain(person.label)
})
