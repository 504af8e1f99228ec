import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { readConnector } from '@/lib/features/connectors/read-connector'
import { removeConnector } from '@/lib/features/connectors/remove-connector'
import { renameConnector } from '@/lib/features/connectors/rename-connector'
import { replaceConnectorKey } from '@/lib/features/connectors/replace-connector-key'
import { syncConnectorNow } from '@/lib/features/connectors/sync-connector-now'
import { changeRole } from '@/lib/features/members/change-role'
import { endMemberSession } from '@/lib/features/members/end-member-session'
import { endOwnSessions } from '@/lib/features/members/end-own-sessions'
import { issueResetLink } from '@/lib/features/members/issue-reset-link'
import { switchOrganization } from '@/lib/features/members/switch-organization'
import { addMember } from '@/lib/features/testing/members'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import type { Context } from '@/lib/features/viewer/context'
import { disconnect } from '@/lib/platform/db'

type Member = Awaited<ReturnType<typeof addMember>>
let admin: Context
let theirs: { connector: string; member: Member; organization: string }
beforeAll(async () => {
  const [mine, foreign] = [await makeOrganization(), await makeOrganization()]
  admin = (await addMember(mine.admin, 'admin')).ctx
  theirs = { connector: (await insertConnector(foreign.admin)).connectorId, member: await addMember(foreign.admin, 'finance'), organization: foreign.organizationId }
})
afterAll(disconnect)

/** What PostgreSQL is asked until the verb says that there is no such thing. */
async function statements(verb: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, 'query')
  await expect(verb()).rejects.toMatchObject({ code: 'not_found' })
  const asked = query.mock.calls.map(([first]: unknown[]) => (typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : String(first)))
  query.mockRestore()
  return asked
}

it.each<[name: string, id: () => string, verb: (id: string) => Promise<unknown>]>([
  ['a connector is read', () => theirs.connector, (id) => readConnector(admin, id)],
  ['a connector is renamed', () => theirs.connector, (connectorId) => renameConnector(admin, { connectorId, name: 'Mine' })],
  ['a key is replaced', () => theirs.connector, (connectorId) => replaceConnectorKey(admin, { connectorId, key: 'sk-admin-not-a-key-of-anybody-0000000000' })],
  ['a connector is synced', () => theirs.connector, (id) => syncConnectorNow(admin, id)],
  ['a connector is removed', () => theirs.connector, (connectorId) => removeConnector(admin, { connectorId, history: 'keep' })],
  ['a role is changed', () => theirs.member.id, (userId) => changeRole(admin, { userId, role: 'admin' })],
  ['a reset link is issued', () => theirs.member.id, (id) => issueResetLink(admin, id)],
  ['a member’s session is ended', () => theirs.member.sessionId, (id) => endMemberSession(admin, id)],
  ['an own session is ended', () => theirs.member.sessionId, (id) => endOwnSessions(admin, id)],
  ['an organization is entered', () => theirs.organization, (id) => switchOrganization(admin, id)],
])('when %s, a foreign id costs the same statements as one that nobody has', async (_, id, verb) => {
  await statements(() => verb(randomUUID()))
  const [foreign, unknown] = [await statements(() => verb(id())), await statements(() => verb(randomUUID()))]
  expect(foreign.length).toBeGreaterThan(2)
  expect(foreign).toEqual(unknown)
})
