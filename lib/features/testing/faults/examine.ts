import { z } from 'zod'
import { asSystem } from '@/lib/platform/system'
import type { Simulator } from '@/lib/providers/openai/simulator/start-simulator'
import { count, faultsOf, fewestCalls, nothing, type Slots } from './calls'
import { fingerprints, reachOf, undisturbed } from './fleet'
import { complaints, falseRestatements, hammered, slotsReadTwice, stale } from './promises'
import type { Voyage } from './voyage'
import { Truths, wrongDays } from './wrong-days'

const HOUR_MS = 3_600_000
const SLOTS = ['schedule-hourly-polls', 'schedule-daily-settlement', 'schedule-weekly-reread'] as const
const Fired = z.array(z.object({ functionId: z.enum(SLOTS), minute: z.date(), runs: z.coerce.number() }))

/** What came out, in figures, and everything that is not as promised, in words. */
export type Findings = { wrong: string[]; figures: Record<string, string | number> }

/** How often each slot of a schedule ran, by the minute it is due. */
async function slotsOf({ plan }: Voyage): Promise<{ slots: Slots; wrong: string[] }> {
  const fired = Fired.parse(await asSystem('test', (tx) => tx.$queryRaw`select "functionId", date_trunc('minute', "createdAt") as minute, count(*) as runs from "JobRun" where "functionId" in ('schedule-hourly-polls', 'schedule-daily-settlement', 'schedule-weekly-reread') group by 1, 2 order by 2`))
  const of = (name: (typeof SLOTS)[number]) => fired.filter(({ functionId }) => functionId === name)
  const due = (period: number, offset: number) => Math.floor((Date.parse(plan.end) - offset) / period) - Math.floor((Date.parse(plan.start) - offset) / period)
  const slots = { hourly: due(HOUR_MS, 0), daily: due(24 * HOUR_MS, 3.5 * HOUR_MS), weekly: due(168 * HOUR_MS, (3 * 24 + 4.25) * HOUR_MS) }
  const expected = [slots.hourly, slots.daily, slots.weekly]
  return { slots, wrong: [
    ...fired.filter(({ runs }) => runs > 1).map(({ functionId, minute, runs }) => `the slot of ${functionId} at ${minute.toISOString()} ran ${runs} times`),
    ...SLOTS.flatMap((name, index) => (of(name).length === expected[index] ? [] : [`${name} ran in ${of(name).length} slots instead of ${expected[index]}`])),
  ] }
}

/** Holds all that is stored at the end of a voyage against the simulator's truth, an undisturbed read, and what the product promises. */
export async function examine(simulator: Simulator, voyage: Voyage): Promise<Findings> {
  const { plan, fleet, timeline, ahead } = voyage
  const [start, end] = [new Date(plan.start), new Date(plan.end)]
  const { slots, wrong } = await slotsOf(voyage)
  wrong.push(...ahead.map((what) => `settled through runs ahead: ${what}`))
  const reach = reachOf(start, plan.historyDays, new Date(Math.ceil(start.getTime() / HOUR_MS) * HOUR_MS), end)
  const fresh = { from: reach.from, today: reach.to, hourly: new Date(Math.floor(end.getTime() / HOUR_MS) * HOUR_MS), daily: end }

  const references = new Map<string, { digests: Awaited<ReturnType<typeof fingerprints>>; names: number }>()
  for (const slug of new Set(fleet.map((ship) => ship.slug))) {
    simulator.control({ do: 'set-clock', now: plan.end })
    const own = nothing()
    await count(simulator, own)
    const digests = await undisturbed(simulator, slug, reach, start)
    const asked = nothing()
    await count(simulator, asked)
    references.set(slug, { digests, names: asked.directory })
  }

  const truths = new Truths(simulator, (at) => timeline.seenAt(at))
  const totals = { days: 0, rows: 0, restatements: 0, fewest: 0 }
  for (const ship of fleet) {
    const say = (about: string) => ({ what }: { what: string }) => `${ship.slug} ${about}: ${what}`
    const { checked, wrong: days } = await wrongDays(ship, ship.slug, truths)
    const restated = await falseRestatements(ship, truths)
    const reference = references.get(ship.slug)
    const { rows, parts } = await fingerprints(ship)
    const unlike = Object.keys(parts).filter((name) => parts[name] !== reference?.digests.parts[name])
    wrong.push(
      ...days, ...restated.wrong.map((what) => `${ship.slug} restatement: ${what}`), ...unlike.map((name) => `${ship.slug}: its ${name} are not those of an undisturbed read`),
      ...(await hammered(ship)).map(say('asked again too early')), ...(await slotsReadTwice(ship)).map(say('read twice')),
      ...(await stale(ship, fresh)).map(say('is stale')), ...(await complaints(ship)).map(say('still complains')),
    )
    totals.days += checked
    totals.rows += rows
    totals.restatements += restated.count
    totals.fewest += fewestCalls(slots, plan.historyDays, reference?.names ?? 0, ship.slug === 'quirky')
  }
  return { wrong, figures: figuresOf(voyage, slots, totals) }
}

const MEGABYTE = 1e6

function figuresOf({ plan, tally, heapMidway, heapAtEnd, workerSeconds, seconds }: Voyage, slots: Slots, totals: { days: number; rows: number; restatements: number; fewest: number }): Findings['figures'] {
  const went = tally.calls - faultsOf(tally)
  return {
    connectors: plan.connectors, workers: plan.workers, 'simulated hours': Math.round((Date.parse(plan.end) - Date.parse(plan.start)) / HOUR_MS), slots: slots.hourly + slots.daily + slots.weekly,
    calls: tally.calls, 'made to fail': faultsOf(tally), ...tally.faults, 'fewest possible': totals.fewest, 'calls that went well / fewest': Number((went / totals.fewest).toFixed(3)),
    'totals compared': totals.days, 'rows compared': totals.rows, restatements: totals.restatements,
    'heap midway MB': Number((heapMidway / MEGABYTE).toFixed(1)), 'heap at the end MB': Number((heapAtEnd / MEGABYTE).toFixed(1)), 'real seconds': Math.round(seconds), 'processor seconds of workers': Math.round(workerSeconds),
  }
}
