import 'server-only'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Context } from '@/lib/features/viewer/context'
import { nowMs } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { asSystem } from '@/lib/platform/system'
import { inTenantSql } from '@/lib/platform/tenant'

const DAY_MS = 86_400_000
/** In days: far longer than any of them still decides or shows anything. */
const KEPT = { signInAttempts: 1, sessions: 30, pulls: 400 }

export type Forgotten = { signInAttempts: number; sessions: number; hours: number; pulls: number }

/**
 * Deletes what has served: counts of failed sign-ins, sessions long over, completions by the hour (pages show the last
 * days; HOURLY_RETENTION_DAYS), and the pull history beyond thirteen months. Facts, restatements and the audit log stay.
 */
export async function forget(): Promise<Forgotten> {
  const before = (days: number) => new Date(nowMs() - days * DAY_MS)
  const { organizations, ...forgotten } = await asSystem('forget', async (tx) => ({
    signInAttempts: (await tx.signInAttempt.deleteMany({ where: { windowStarted: { lt: before(KEPT.signInAttempts) } } })).count,
    sessions: (await tx.session.deleteMany({ where: { OR: [{ expiresAt: { lt: before(KEPT.sessions) } }, { revokedAt: { lt: before(KEPT.sessions) } }] } })).count,
    organizations: await tx.organization.findMany({ select: { id: true } }),
  }))
  const done: Forgotten = { ...forgotten, hours: 0, pulls: 0 }
  for (const { id: organizationId } of organizations) {
    await inTenantSql({ organizationId }, async (tx) => {
      const hours = (await tx.query(`delete from "UsageHour" where "organizationId" = $1 and hour < $2`, [organizationId, before(env().HOURLY_RETENTION_DAYS)])).rowCount ?? 0
      const pulls = (await tx.query(`delete from "Pull" where "organizationId" = $1 and "startedAt" < $2`, [organizationId, before(KEPT.pulls)])).rowCount ?? 0
      const job: Context = { organizationId, actor: { kind: 'job', name: 'forget' } }
      if (hours || pulls) await recordAudit(tx, job, { action: 'history.forgotten', subjectKind: 'organization', subjectId: organizationId, change: { hours, pulls } })
      done.hours += hours
      done.pulls += pulls
    })
  }
  return done
}
