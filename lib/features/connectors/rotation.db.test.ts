import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { rowsOf } from '@/lib/features/testing/connected'

const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
const folder = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-rotation-'))
const file = path.join(folder, 'secrets.json')
const write = (keys: { encryptionKey: string; previousEncryptionKey?: string }) => writeFileSync(file, JSON.stringify(keys))
vi.stubEnv('ENCRYPTION_KEY', '')
vi.stubEnv('ENCRYPTION_KEY_FILE', file)
write({ encryptionKey: first })

// Settings are read once: after they are set.
const { makeOrganization } = await import('@/lib/features/testing/simulated')
const { insertConnector } = await import('@/lib/features/testing/saved-connector')
const { openConnector } = await import('./open-connector')
const { listConnectors } = await import('./list-connectors')
const { disconnect } = await import('@/lib/platform/db')
const { requireEnv } = await import('@/lib/platform/env')
const { encryptSecret } = await import('@/lib/platform/encrypt-secret')
const { inTenant } = await import('@/lib/platform/tenant')
const { changeKey, rotateKeys } = await import('@/lib/platform/key-rotation/rotate-keys')
const { checkStoredKeys } = await import('@/lib/platform/key-rotation/check-stored-keys')

const database = { connectionString: requireEnv('DATABASE_URL') }
const made: { admin: Awaited<ReturnType<typeof makeOrganization>>['admin']; connectorId: string; key: string }[] = []
const only = (current: string) => ({ current, previous: undefined })

beforeAll(async () => {
  for (const name of ['a', 'b', 'c']) {
    const { admin } = await makeOrganization()
    const key = `sk-admin-of-${name}`
    made.push({ admin, key, connectorId: (await insertConnector(admin, key)).connectorId })
  }
})
afterAll(async () => { await disconnect(); rmSync(folder, { recursive: true }) })

const opened = () => Promise.all(made.map(async ({ admin, connectorId }) => (await openConnector(admin, connectorId)).key.reveal()))
const keys = () => made.map(({ key }) => key)

describe('a rotation of the encryption key', () => {
  it('killed half-way leaves every key readable for whoever runs, and run again it finishes', async () => {
    await changeKey(database, () => write({ encryptionKey: second, previousEncryptionKey: first }))
    await expect(rotateKeys(database, { current: second, previous: first }, () => { throw new Error('killed') })).rejects.toThrow('killed')
    expect(await opened()).toEqual(keys())
    expect(await rotateKeys(database, { current: second, previous: first })).toEqual({ changed: 2, current: 1, unreadable: 0 })
    expect(await rotateKeys(database, { current: second, previous: first })).toEqual({ changed: 0, current: 3, unreadable: 0 })
    write({ encryptionKey: second })
    expect(await opened()).toEqual(keys())
    for (const { admin } of made) expect(await rowsOf(admin, `select "actorId", change from "AuditEvent" where action = 'encryption_key.rotated'`)).toEqual([{ actorId: 'rotate-encryption-key', change: { keys: 1 } }])
  })

  it('changes the key only when nobody is between encrypting and storing', async () => {
    const [one] = made
    if (!one) throw new Error('none')
    const order: string[] = []
    const scope = { organizationId: one.admin.organizationId, connectorId: one.connectorId }
    let change: Promise<void> | undefined
    await inTenant(one.admin, async (tx) => {
      await encryptSecret(tx, 'sk-admin-new', scope)
      change = changeKey(database, () => { order.push('changed') })
      await new Promise((resolve) => setTimeout(resolve, 150))
      order.push('stored')
    })
    await change
    expect(order).toEqual(['stored', 'changed'])
  })
})

describe('a wrong or lost encryption key', () => {
  it('is one sentence at start and on the connector, and both go when the key is back', async () => {
    write({ encryptionKey: first })
    const sentence = await checkStoredKeys(database, only(first))
    expect(sentence).toBe('3 of 3 stored keys cannot be read with this ENCRYPTION_KEY: set the one they were stored with and start again, or replace them in Settings → AI providers. Reports go on showing what was read.')
    const [one] = made
    if (!one) throw new Error('none')
    const problem = { message: 'The stored key cannot be read with the ENCRYPTION_KEY of this installation.', nextStep: 'Restore that setting, or replace the key.' }
    expect(await listConnectors(one.admin)).toMatchObject([{ status: 'Key unreadable', problem }])
    write({ encryptionKey: second })
    expect(await checkStoredKeys(database, only(second))).toBeNull()
    expect(await listConnectors(one.admin)).toMatchObject([{ problem: null }])
  })

  it.each([['wrong', () => write({ encryptionKey: first })], ['lost', () => rmSync(file)]])('%s while it runs: a sync refuses with that sentence and notes it, nothing crashes', async (how, lose) => {
    const kept = readFileSync(file, 'utf8')
    lose()
    const [one] = made
    if (!one) throw new Error('none')
    await expect(openConnector(one.admin, one.connectorId)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('cannot be read with the ENCRYPTION_KEY') })
    expect(await listConnectors(one.admin)).toMatchObject([{ status: 'Key unreadable' }])
    if (how === 'lost') await expect(inTenant(one.admin, (tx) => encryptSecret(tx, 'sk', { ...one.admin, connectorId: one.connectorId }))).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('is lost') })
    writeFileSync(file, kept)
    expect(await checkStoredKeys(database, only(second))).toBeNull()
  })
})
