import 'server-only'
import type { Role } from '@/lib/domain/roles'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Caller } from '@/lib/platform/address'
import { now, nowMs } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/tenant'

export const SESSION_HOURS = 12
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

/** Who signed in; `replaces`: the session that this browser had until now, which ends with it. */
export type Signed = { userId: string; organizationId: string; role: Role; replaces?: string | null; with: 'password' | 'openid' }

/** A new session of 12 hours, always with a new id. */
export async function openSession(tx: Tx, { userId, organizationId, role, replaces, with: how }: Signed, caller: Caller): Promise<string> {
  if (replaces) await tx.session.updateMany({ where: { id: replaces, userId, revokedAt: null }, data: { revokedAt: now() } })
  const { id } = await tx.session.create({ data: { organizationId, userId, ...caller, expiresAt: new Date(nowMs() + SESSION_HOURS * 3_600_000) } })
  await recordAudit(tx, { organizationId, actor: { kind: 'user', id: userId, role, address: caller.address } }, { action: 'session.opened', subjectKind: 'session', subjectId: id, change: { with: how } })
  return id
}

/** Whether the person signed in from this address within a month: a stranger who guesses sits elsewhere. */
export async function knownAddress(tx: Tx, userId: string | null, address: string | null): Promise<boolean> {
  const since = new Date(nowMs() - KEPT_DAYS * DAY_MS)
  return (await tx.session.count({ where: { userId: userId ?? NOBODY, address: address ?? '', createdAt: { gt: since } } })) > 0
}
const NOBODY = '00000000-0000-0000-0000-000000000000'
