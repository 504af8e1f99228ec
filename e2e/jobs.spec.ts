import { expect, expectAccessible, test } from './fixtures'

test('an admin sees what runs by itself; finance does not', async ({ asAdmin, asFinance }) => {
  await asAdmin.goto('/overview')
  const main = asAdmin.getByRole('navigation', { name: 'Main' })
  await main.getByRole('link', { name: 'Settings' }).click()
  await main.getByRole('link', { name: 'Jobs' }).click()
  await expect(asAdmin.getByRole('heading', { name: 'Jobs', exact: true })).toBeVisible()
  for (const section of ['Next runs', 'Running and waiting', 'Ended']) await expect(asAdmin.getByRole('heading', { name: section })).toBeVisible()
  await expect(asAdmin.getByText('No job has run for this organization yet.')).toBeVisible()
  await expectAccessible(asAdmin)
  await asFinance.goto('/settings/jobs')
  await expect(asFinance.getByText('Not allowed').first()).toBeVisible()
})

test('the API is described where it is served', async ({ request }) => {
  const document: unknown = await (await request.get('/api/openapi.json')).json()
  expect(document).toMatchObject({ openapi: '3.1.0', paths: { '/api/reports/overview': { get: { responses: { 200: {}, 401: {} } } } } })
})
