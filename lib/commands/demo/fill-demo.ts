import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { listConnectors } from '@/lib/features/connectors/list-connectors'
import { readPreview } from '@/lib/features/connectors/read-preview'
import { saveConnector } from '@/lib/features/connectors/save-connector'
import { syncConnectorNow } from '@/lib/features/connectors/sync-connector-now'
import { verifyNewConnector } from '@/lib/features/connectors/verify-new-connector'
import { createOrganizationWithAdmin } from '@/lib/features/members/create-organization'
import { hashPassword } from '@/lib/features/members/password'
import type { Context } from '@/lib/features/viewer/context'
import { Refusal } from '@/lib/platform/refusal'
import { asSystem } from '@/lib/platform/system'
import type { Part } from '../app/supervisor'

const ADMIN = 'ada@halcyon.example'
const FINANCE = 'finn@halcyon.example'
const MOVE_MS = 30_000
export type Login = { role: 'Admin' | 'Finance'; email: string; password: string }

const newPassword = () => randomBytes(12).toString('base64url')

/**
 * Two logins with new passwords, and a connector to the simulated organization, made the way an admin makes it. Again: only
 * the passwords change. `move` presses Sync now on every connector of the demo.
 */
export async function fillDemo(key: string): Promise<{ logins: Login[]; move: () => Promise<void> }> {
  const [admin, finance] = [newPassword(), newPassword()]
  const ctx = (await knownAdmin()) ?? (await connectDemo(await makeMembers(admin), key))
  await setPassword(ADMIN, admin)
  await setPassword(FINANCE, finance)
  return {
    logins: [{ role: 'Admin', email: ADMIN, password: admin }, { role: 'Finance', email: FINANCE, password: finance }],
    move: async () => { for (const { id } of await listConnectors(ctx)) await syncConnectorNow(ctx, id) },
  }
}

/** Hourly polls are too seldom to watch: the demo syncs every half minute. A sync that fails (paused, removed) waits for the next. */
export function keepMoving(move: () => Promise<void>): Part {
  const timer = setInterval(() => void move().catch(() => undefined), MOVE_MS)
  const end = () => clearInterval(timer)
  return { stop: async () => end(), kill: end }
}

async function knownAdmin(): Promise<Context | null> {
  const user = await asSystem('create-admin', (tx) => tx.user.findUnique({ where: { email: ADMIN }, select: { id: true, memberships: { select: { organizationId: true } } } }))
  const [membership] = user?.memberships ?? []
  return user && membership ? { organizationId: membership.organizationId, actor: { kind: 'user', id: user.id, role: 'admin' } } : null
}

async function makeMembers(password: string): Promise<Context> {
  const { organizationId, userId } = await createOrganizationWithAdmin({ organizationName: 'Halcyon Freight', email: ADMIN, password })
  await asSystem('create-admin', (tx) => tx.membership.create({ data: { role: 'finance', organization: { connect: { id: organizationId } }, user: { create: { email: FINANCE, passwordHash: 'none yet' } } } }))
  return { organizationId, actor: { kind: 'user', id: userId, role: 'admin' } }
}

async function setPassword(email: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  await asSystem('create-admin', (tx) => tx.user.update({ where: { email }, data: { passwordHash } }))
}

async function connectDemo(ctx: Context, key: string): Promise<Context> {
  const result = await verifyNewConnector(ctx, { name: 'OpenAI', key })
  if (!result.ok) throw new Refusal(`The simulated organization could not be connected: ${result.problem.message}`)
  while (!(await readPreview(ctx, result.draftId)).complete) await wait(200)
  await saveConnector(ctx, { draftId: result.draftId, historyDays: 365 })
  return ctx
}
