import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Conflict, NotFound } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { inTenant } from '@/lib/platform/tenant'

const ENDED = ['completed', 'failed', 'cancelled']
const Event = z.object({ name: z.string(), data: z.record(z.string(), z.json()) })

/**
 * Starts the job of an ended run once more, with what it was asked for then. The worker takes it within a second; where the
 * same job runs already, nothing is started. @throws NotFound when it is foreign, Conflict while it runs, NotAllowed
 */
export async function runAgain(ctx: Context, runId: string): Promise<void> {
  authorize(ctx, 'jobs:run')
  const id = z.uuid().safeParse(runId)
  if (!id.success) throw new NotFound('This job')
  await inTenant(ctx, async (tx) => {
    const run = await tx.jobRun.findFirst({ where: { id: id.data, organizationId: ctx.organizationId } })
    if (!run) throw new NotFound('This job')
    if (!ENDED.includes(run.state)) throw new Conflict('This job is not over yet.', 'Wait until it ends, then run it again.')
    const { name, data } = Event.parse(run.event)
    await tx.jobEvent.createMany({ data: { eventId: randomUUID(), name, data, functionId: run.functionId, organizationId: ctx.organizationId, at: now() } })
    await recordAudit(tx, ctx, { action: 'job.run_again', subjectKind: 'job', subjectId: run.id, change: { function: run.functionId } })
  })
}
