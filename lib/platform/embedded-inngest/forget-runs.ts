import 'server-only'
import { nowMs } from '../clock'
import { asSystem } from '../system'

const DAY_MS = 86_400_000
const KEPT_DAYS = { schedules: 1, done: 7, failed: 30 }

/** Deletes runs that are long over: schedules' after a day, others' after a week, failed ones after a month. */
export const forgetRuns = (): Promise<void> => asSystem('jobs', async (tx) => {
  const before = (days: number) => ({ finishedAt: { lt: new Date(nowMs() - days * DAY_MS) } })
  const over = { in: ['completed', 'cancelled'] }
  await tx.jobRun.deleteMany({ where: { OR: [
    { state: over, organizationId: null, ...before(KEPT_DAYS.schedules) }, { state: over, ...before(KEPT_DAYS.done) }, { state: 'failed', ...before(KEPT_DAYS.failed) },
  ] } })
})
