import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { previewOf, rowsOf } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { verifyNewConnector } = await import('./verify-new-connector')
const { retryPreview } = await import('./retry-preview')
const { cancelDraft } = await import('./cancel-draft')
const { expireDrafts } = await import('./expire-drafts')
const { saveConnector } = await import('./save-connector')
const { syncConnectorNow } = await import('./sync-connector-now')
const { renameConnector } = await import('./rename-connector')
const { pauseConnector } = await import('./pause-connector')
const { resumeConnector } = await import('./resume-connector')
const { replaceConnectorKey } = await import('./replace-connector-key')
const { removeConnector } = await import('./remove-connector')
const { disconnect } = await import('@/lib/platform/db')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

const NAMES = ['Kestrel Labs', 'Heron Labs']
const [KEY, OTHER_KEY] = [simulator.keyOf('acme'), simulator.keyOf('acme', 'full')]

it('every verb leaves its row, and none holds a key, an e-mail or a name', async () => {
  const { admin, organizationId, email } = await makeOrganization()
  const expired = await verifyNewConnector(admin, { name: NAMES[0], key: KEY })
  expect(expired.ok).toBe(true)
  vi.setSystemTime(Date.parse(NOW) + 31 * 60_000)
  await expireDrafts()
  vi.setSystemTime(new Date(NOW))
  await cancelDraft(admin, await previewOf(admin, KEY, NAMES[0]))
  const draftId = await previewOf(admin, KEY, NAMES[0])
  await retryPreview(admin, draftId)
  const { id: connectorId } = await saveConnector(admin, { draftId, historyDays: 14 })
  await syncConnectorNow(admin, connectorId)
  await renameConnector(admin, { connectorId, name: NAMES[1] })
  await pauseConnector(admin, connectorId)
  await resumeConnector(admin, connectorId)
  await replaceConnectorKey(admin, { connectorId, key: OTHER_KEY })
  await removeConnector(admin, { connectorId, history: 'keep' })
  await removeConnector(admin, { connectorId, history: 'delete' })

  const rows = await rowsOf(admin, `select action, "actorKind", "actorId", "subjectKind", "subjectId", change, address from "AuditEvent" where action like 'connector.%' order by at`)
  expect(rows.map(({ action }) => action)).toEqual([
    'connector.verified', 'connector.expired', 'connector.verified', 'connector.cancelled', 'connector.verified', 'connector.retried', 'connector.saved', 'connector.synced',
    'connector.renamed', 'connector.paused', 'connector.resumed', 'connector.key_replaced', 'connector.removed', 'connector.removed',
  ])
  expect(rows.at(-1)).toMatchObject({ actorKind: 'user', subjectKind: 'connector', subjectId: connectorId, change: { history: 'delete' } })

  const text = JSON.stringify(await rowsOf(admin, 'select * from "AuditEvent" where "organizationId" = $1', [organizationId]))
  for (const secret of [KEY, OTHER_KEY, email, ...NAMES, 'v1:']) expect(text).not.toContain(secret)
  expect(text).not.toMatch(/sk-admin|@|Labs/)
})
