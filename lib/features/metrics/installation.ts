import 'server-only'
import { nowMs } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'

export const WINDOW_MS = 24 * 3_600_000
const OPEN = ['queued', 'running', 'waiting']

export type MeasuredConnector = { id: string; organizationId: string; state: string; savedAt: Date | null; settledThrough: Date | null; lastSyncFinishedAt: Date | null; lastErrorCode: string | null }
export type QueueFigure = { functionId: string; state: string; runs: number }

/** What belongs to no organization or stands on a connector itself: saved connectors, and the job queue of the built-in engine. */
export const installationFigures = (): Promise<{ connectors: MeasuredConnector[]; queue: QueueFigure[]; events: number }> => asSystem('metrics', async (tx) => {
  const connectors = await tx.connector.findMany({
    where: { state: { in: ['active', 'paused'] } }, orderBy: { id: 'asc' },
    select: { id: true, organizationId: true, state: true, savedAt: true, settledThrough: true, lastSyncFinishedAt: true, lastErrorCode: true },
  })
  const runs = await tx.jobRun.groupBy({
    by: ['functionId', 'state'], _count: { _all: true },
    where: { OR: [{ state: { in: OPEN } }, { state: 'failed', finishedAt: { gt: new Date(nowMs() - WINDOW_MS) } }] },
  })
  return { connectors, queue: runs.map(({ functionId, state, _count }) => ({ functionId, state, runs: _count._all })), events: await tx.jobEvent.count() }
})
