import 'server-only'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { jobEngine } from '@/lib/platform/jobs/engine'
import type { JobRun } from '@/lib/platform/prisma-client/client'
import { inTenant, type Tx } from '@/lib/platform/tenant'
import { JobState, type JobRunSummary, type Jobs } from './jobs-model'

const OPEN = ['running', 'waiting', 'queued']
const MOST_ENDED = 100

/** The schedules with their next run, and the runs of the organization's connectors: open ones, then what ended, newest first. @throws NotAllowed */
export async function listJobs(ctx: Context): Promise<Jobs> {
  authorize(ctx, 'jobs:read')
  const engine = jobEngine()
  if (engine === 'inngest') return { engine, schedules: [], open: [], ended: [] }
  return inTenant(ctx, async (tx) => {
    const functions = await tx.jobFunction.findMany({ orderBy: [{ nextAt: 'asc' }, { id: 'asc' }] })
    const mine = { organizationId: ctx.organizationId }
    const found = await tx.jobRun.findMany({ where: { ...mine, state: { in: OPEN } }, orderBy: { createdAt: 'asc' } })
    const ended = await tx.jobRun.findMany({ where: { ...mine, state: { notIn: OPEN } }, orderBy: { finishedAt: 'desc' }, take: MOST_ENDED })
    // What ends between the two questions is in both answers.
    const open = found.filter(({ id }) => !ended.some((run) => run.id === id))
    const names = { jobs: new Map(functions.map(({ id, name }) => [id, name])), connectors: await connectorNames(tx, ctx, [...open, ...ended]) }
    return {
      engine,
      schedules: functions.flatMap(({ id, name, cron, nextAt }) => (cron === null ? [] : [{ id, name, cron, nextAt: nextAt?.toISOString() ?? null }])),
      open: open.map((run) => summaryOf(run, names)),
      ended: ended.map((run) => summaryOf(run, names)),
    }
  })
}

async function connectorNames(tx: Tx, ctx: Context, runs: JobRun[]): Promise<Map<string, string>> {
  const ids = [...new Set(runs.flatMap(({ connectorId }) => connectorId ?? []))]
  const rows = await tx.connector.findMany({ where: { organizationId: ctx.organizationId, id: { in: ids } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type Names = { jobs: Map<string, string>; connectors: Map<string, string> }

function summaryOf(run: JobRun, names: Names): JobRunSummary {
  const connector = run.connectorId === null ? undefined : names.connectors.get(run.connectorId)
  return {
    id: run.id, functionId: run.functionId, name: names.jobs.get(run.functionId) ?? run.functionId, state: JobState.parse(run.state),
    connector: run.connectorId !== null && connector !== undefined ? { id: run.connectorId, name: connector } : null,
    createdAt: run.createdAt.toISOString(), startedAt: run.startedAt?.toISOString() ?? null, wakeAt: run.wakeAt?.toISOString() ?? null, finishedAt: run.finishedAt?.toISOString() ?? null,
    error: run.errorMessage,
  }
}
