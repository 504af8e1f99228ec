import 'server-only'
import { asSystem } from '../system'
import type { Engine } from './engine'
import { flowOf, QUEUE } from './queue'

/** Schedules what has a cron and forgets what has none any more. A slot missed while nothing ran is caught up once. */
export async function registerFunctions({ boss, functions }: Engine): Promise<void> {
  for (const fn of functions.values()) {
    if (fn.cron) await boss.schedule(QUEUE, fn.cron, { schedule: fn.id }, { ...flowOf(fn, ''), key: fn.id, tz: 'UTC', missed: 'once' })
  }
  for (const { key } of await boss.getSchedules(QUEUE)) if (!functions.get(key)?.cron) await boss.unschedule(QUEUE, key)
  await tellFunctions({ boss, functions })
}

/** Notes for others which functions there are and when each is due next. */
export const tellFunctions = ({ boss, functions }: Pick<Engine, 'boss' | 'functions'>): Promise<void> => asSystem('jobs', async (tx) => {
  await tx.jobFunction.deleteMany({ where: { id: { notIn: [...functions.keys()] } } })
  for (const { id, name, cron } of functions.values()) {
    const [nextAt = null] = cron ? boss.previewSchedule(cron, { count: 1 }) : []
    await tx.jobFunction.upsert({ where: { id }, update: { name, cron, nextAt }, create: { id, name, cron, nextAt } })
  }
})
