import { afterAll, expect, inject, it } from 'vitest'
import { GET } from '@/app/api/health/route'
import { disconnect } from './db'
import { asSuperuser } from './embedded-postgres/connect'

afterAll(disconnect)
const sql = (text: string) => asSuperuser(inject('testServer').access, new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1), async (client) => void (await client.query(text)))
const answer = async (query = '') => {
  const response = await GET(new Request(`http://localhost/api/health${query}`))
  return { status: response.status, body: await response.json() }
}

it('lives without the tables, and is ready only with them', async () => {
  expect(await answer()).toEqual({ status: 200, body: { live: true, ready: true } })
  await sql('alter table "Organization" rename to "Elsewhere"')
  expect(await answer()).toEqual({ status: 503, body: { live: true, ready: false } })
  expect(await answer('?probe=live')).toEqual({ status: 200, body: { live: true } })
  await sql('alter table "Elsewhere" rename to "Organization"')
  expect(await answer()).toMatchObject({ status: 200 })
})
