import { z } from 'zod'
import { PREVIEW_DAYS } from '@/lib/features/connectors/draft'
import { REREAD_DAYS } from '@/lib/features/connectors/plan-poll'
import type { Simulator } from '@/lib/providers/openai/simulator/start-simulator'

const Told = z.object({ requests: z.array(z.object({ path: z.string(), fault: z.string().nullable() })) })
const PAGE_DAYS = 31
const USAGE_SERVICES = 11

/** Requests that reached the simulator: all, those it made fail by kind, and those for names. */
export type Tally = { calls: number; faults: Record<string, number>; directory: number }
export const nothing = (): Tally => ({ calls: 0, faults: {}, directory: 0 })
export const faultsOf = ({ faults }: Tally): number => Object.values(faults).reduce((sum, count) => sum + count, 0)

/** Adds the requests since the last time, and forgets them there. */
export async function count(simulator: Simulator, tally: Tally): Promise<void> {
  const answer = await fetch(`${simulator.controlUrl}/requests`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })
  const { requests } = Told.parse(await answer.json())
  simulator.control({ do: 'reset-requests' })
  for (const { path, fault } of requests) {
    tally.calls++
    if (fault) tally.faults[fault] = (tally.faults[fault] ?? 0) + 1
    if (!/\/organization\/(usage|costs)/.test(path)) tally.directory++
  }
}

export type Slots = { hourly: number; daily: number; weekly: number }

/**
 * The fewest requests that one connector's schedules can do with when nothing fails, with full pages everywhere: the import
 * reads what lies before the 14 days of the preview, the first poll those (or 35 days where there is no import), each later
 * one what is due. `names`: requests for all names. `empty`: this organization sends an empty last page with everything, and
 * has the optional service too.
 */
export function fewestCalls({ hourly, daily, weekly }: Slots, historyDays: number, names: number, empty: boolean): number {
  const more = empty ? 1 : 0
  const poll = (days: number) => USAGE_SERVICES * (Math.ceil(days / PAGE_DAYS) + more) + 2 * (1 + more)
  const before = Math.max(0, historyDays - PREVIEW_DAYS)
  const first = before > 0 ? PREVIEW_DAYS : REREAD_DAYS
  const pages = Math.ceil(before / PAGE_DAYS)
  const imported = before === 0 ? 0 : (USAGE_SERVICES - 1) * pages * (1 + more) + (empty ? pages + 1 : 1) + (1 + more)
  return poll(first) + names + (hourly - 1) * poll(1) + daily * (poll(3) + names) + weekly * (poll(REREAD_DAYS) + names) + imported
}
