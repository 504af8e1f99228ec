import 'server-only'
import { z } from 'zod'
import { now } from '../clock'
import { asSystem } from '../system'
import type { Tx } from '../tenant'
import type { Engine } from './engine'
import { JobEvent } from './event'
import { fieldOf } from './expression'
import { enqueue } from './queue'
import { ACTIVE, lockStart, startRun } from './start-run'

const AT_ONCE = 20
const Rows = z.array(z.object({ id: z.string(), eventId: z.string(), name: z.string(), data: z.record(z.string(), z.unknown()), functionId: z.string().nullable(), ts: z.coerce.number() }))

/** Turns waiting events into runs and cancellations, oldest first, each event in one transaction with all that it starts. */
export async function dispatchEvents(engine: Engine): Promise<void> {
  while (!engine.stopping && (await dispatchSome(engine)) === AT_ONCE);
}

const dispatchSome = (engine: Engine): Promise<number> => asSystem('jobs', async (tx) => {
  const rows = Rows.parse(await tx.$queryRaw`select id, "eventId", name, data, "functionId", extract(epoch from at) * 1000 as ts from "JobEvent" order by at, id limit ${AT_ONCE} for update skip locked`)
  if (!rows.length) return 0
  await lockStart(tx)
  for (const row of rows) {
    const event = JobEvent.parse({ ...row, id: row.eventId })
    await cancelRuns(tx, engine, event)
    for (const fn of engine.functions.values()) {
      if (row.functionId ? row.functionId !== fn.id : !fn.events.includes(event.name)) continue
      const run = await startRun(tx, fn, event)
      if (run) await enqueue(engine.boss, tx, fn, run)
    }
  }
  await tx.jobEvent.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  return rows.length
})

async function cancelRuns(tx: Tx, engine: Engine, event: JobEvent): Promise<void> {
  for (const fn of engine.functions.values()) {
    for (const rule of fn.cancelOn) {
      const value = rule.event === event.name ? fieldOf(event, rule.field) : null
      if (value === null) continue
      await tx.jobRun.updateMany({
        where: { functionId: fn.id, state: { in: ACTIVE }, event: { path: ['data', rule.field], equals: value } },
        data: { state: 'cancelled', claim: null, finishedAt: now() },
      })
    }
  }
}
