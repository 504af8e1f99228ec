import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { PULLED_SERVICES } from '@/lib/domain/services'
import { wantedFrom } from '@/lib/features/connectors/history-progress'
import { polledConnector } from '@/lib/features/testing/polled'
import { inTenant } from '@/lib/platform/tenant'
import type { Simulator } from '@/lib/providers/openai/simulator/start-simulator'
import { count, nothing, type Tally } from './calls'
import { rowsOf, type Ship } from './fleet'
import type { Timeline } from './timeline'
import { startSimulatedWorker } from './worker-process'

const MINUTE_MS = 60_000
/** A kill comes after up to so many more requests, and up to so many milliseconds. */
const MOST_REQUESTS = 24
const MOST_MS = 60
const MOST_MINUTES = 40
const PREVIEW_DAYS = 14

/** Numbers from 0 to below 1, the same ones for the same seed. */
function drawsOf(seed: string): () => number {
  let drawn = 0
  return () => createHash('sha256').update(`${seed} ${drawn++}`).digest().readUInt32BE() / 2 ** 32
}

/** A new connector of `slug` that wants a year and has read none of it. */
export const importer = async (simulator: Simulator, slug: string, historyDays: number, at: number): Promise<Ship> =>
  ({ slug, ...(await polledConnector(simulator.keyOf(slug), historyDays, new Date(at))) })

/** Days before the 14 of the preview that lack a service; none once the import is done. */
export async function missingDays(ship: Ship): Promise<string[]> {
  const connector = await inTenant(ship, (tx) => tx.connector.findUniqueOrThrow({ where: { id: ship.connectorId } }))
  const rows = await rowsOf(ship, z.object({ what: z.string() }), `
    select n.service || ' ' || d::date as what from "Connector" c cross join lateral generate_series($2::date, (c."savedAt" at time zone 'UTC')::date - $3::int, interval '1 day') d
    cross join unnest($1::text[]) n(service) where not exists (select from "DayState" s where s.service = n.service and s.day = d::date)`, [PULLED_SERVICES, wantedFrom(connector), PREVIEW_DAYS])
  return rows.map(({ what }) => what)
}

/** Lets minutes pass until the import has read everything. */
export async function finishImport(timeline: Timeline, ship: Ship): Promise<void> {
  for (let minute = 0; minute < MOST_MINUTES; minute++) {
    await timeline.leap((Math.floor(timeline.now / MINUTE_MS) + 1) * MINUTE_MS)
    if (!(await missingDays(ship)).length) return
  }
  throw new Error(`the import does not end: ${(await missingDays(ship)).length} days are missing`)
}

/** Kills the only worker while it works at what the next minute brings, once `isTime`; false where its work ended before. Another one takes over. */
export async function killWhile(timeline: Timeline, isTime: () => Promise<boolean>): Promise<boolean> {
  let over = false
  const leap = timeline.leap((Math.floor(timeline.now / MINUTE_MS) + 1) * MINUTE_MS).then(() => { over = true }, () => { over = true })
  while (!over && !(await isTime())) await sleep(2)
  const [worker] = timeline.workers
  const interrupted = !over
  await worker?.kill()
  await leap
  timeline.workers = [await startSimulatedWorker(timeline.now)]
  return interrupted
}

/** Kills workers over imports until `kills` have been interrupted, each import then coming to its end. */
export async function importUnderKills(simulator: Simulator, timeline: Timeline, plan: { slug: string; historyDays: number; kills: number; seed: string }): Promise<{ ships: Ship[]; kills: number; tally: Tally }> {
  const draw = drawsOf(plan.seed)
  const tally = nothing()
  await count(simulator, nothing())
  const ships: Ship[] = []
  for (let kills = 0; kills < plan.kills;) {
    const ship = await importer(simulator, plan.slug, plan.historyDays, timeline.now)
    ships.push(ship)
    for (; kills < plan.kills && (await missingDays(ship)).length > 0; kills++) {
      const at = tally.calls + Math.ceil(draw() * MOST_REQUESTS)
      const interrupted = await killWhile(timeline, async () => {
        await count(simulator, tally)
        if (tally.calls < at) return false
        await sleep(draw() * MOST_MS)
        return true
      })
      if (!interrupted) break
    }
    await finishImport(timeline, ship)
  }
  await count(simulator, tally)
  return { ships, kills: plan.kills, tally }
}
