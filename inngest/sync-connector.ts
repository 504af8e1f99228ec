import { finishPoll, planConnectorPoll, pollDirectory, pollService } from '@/lib/features/connectors/poll-connector'
import { jitterMs } from '@/lib/features/connectors/next-poll'
import { inngest } from './client'
import { pollDue, whenConnectorStops } from './events'

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)

/** Polls one connector: what it reads is decided by what is stored, so a poll that was skipped or failed is made up by the next. */
export const syncConnector = inngest.createFunction(
  {
    id: 'sync-connector', name: 'Sync of a connector', triggers: pollDue, retries: 4, concurrency: 5,
    singleton: { key: 'event.data.connectorId', mode: 'skip' }, cancelOn: whenConnectorStops,
  },
  async ({ event, step, runId }) => {
    const { organizationId, connectorId, cadence } = event.data
    const ctx = { organizationId, actor: { kind: 'job' as const, name: 'sync-connector', run: runId } }
    // Someone who resumed it or replaced its key looks on.
    const jitter = cadence === 'asked' ? 0 : jitterMs(connectorId)
    if (jitter > 0) await step.sleep('jitter', jitter)
    const plan = await step.run('plan', () => planConnectorPoll(ctx, connectorId))
    if (!plan) return { pulls: 0, rows: 0, changedDays: 0 }
    // All of them are waited for: a service that is given up must not end the waits of the others.
    const outcomes = await Promise.allSettled(plan.pulls.map((pull) => step.run(`${pull.service} ${pull.width} ${pull.range.from}`, () => pollService(ctx, connectorId, pull, plan.reason))))
    const stored = outcomes.map((outcome) => { if (outcome.status === 'rejected') throw outcome.reason; return outcome.value })
    const done = { pulls: stored.length, rows: sum(stored.map(({ rows }) => rows)), changedDays: sum(stored.map(({ changedDays }) => changedDays)) }
    await step.run('finish', () => finishPoll(ctx, connectorId, { startedAt: plan.startedAt, reason: plan.reason, ...done }))
    if (plan.directory) await step.run('names', () => pollDirectory(ctx, connectorId))
    return done
  },
)
