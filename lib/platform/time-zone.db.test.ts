import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { connections, disconnect } from './db'
import { asSuperuser } from './embedded-postgres/connect'
import { inTenant, inTenantSql } from './tenant'

const name = new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1)
const setZone = (zone: string) => asSuperuser(inject('testServer').access, 'postgres', (client) => client.query(`alter database "${name}" set timezone = '${zone}'`))

beforeAll(async () => { await disconnect(); await setZone('America/New_York') })
afterAll(async () => { await disconnect(); await setZone('UTC') })

it('is UTC in every session, whatever the server says', async () => {
  expect((await connections().pool.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }])
  expect(await connections().prisma.$queryRaw`show timezone`).toEqual([{ TimeZone: 'UTC' }])
})

it('reads an instant back as it was written, by either way into the database', async () => {
  const { admin } = await makeOrganization()
  const { connectorId } = await insertConnector(admin)
  const at = new Date('2026-11-20T21:30:00.123Z')
  await inTenant(admin, (tx) => tx.connector.updateMany({ where: { id: connectorId }, data: { lastSyncStartedAt: at } }))
  await inTenantSql(admin, (tx) => tx.query('update "Connector" set "lastSyncFinishedAt" = $1 where id = $2', [at, connectorId]))
  const viaPrisma = await inTenant(admin, (tx) => tx.connector.findFirst({ where: { id: connectorId }, select: { lastSyncStartedAt: true, lastSyncFinishedAt: true } }))
  const { rows: [viaSql] } = await inTenantSql(admin, (tx) => tx.query('select "lastSyncStartedAt", "lastSyncFinishedAt" from "Connector" where id = $1', [connectorId]))
  expect(viaPrisma).toEqual({ lastSyncStartedAt: at, lastSyncFinishedAt: at })
  expect(viaSql).toEqual({ lastSyncStartedAt: at, lastSyncFinishedAt: at })
})
