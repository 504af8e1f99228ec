import { z } from 'zod'
import { asSystem } from '@/lib/platform/system'
import type { Simulator } from '@/lib/providers/openai/simulator/start-simulator'
import type { WorkerProcess } from './worker-process'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** What is due within so short a time is done together. */
const GRAIN_MS = 60_000
const TICK_MS = 500
/** Workers fetch from the queue by their own clocks: while they are at it, those go on at about this pace. */
const BUSY_TICK_MS = 60
const PATIENCE_MS = 900_000
const Work = z.tuple([z.object({ events: z.coerce.number(), runs: z.coerce.number(), jobs: z.coerce.number(), ready: z.coerce.number(), scheduled: z.coerce.number(), next: z.coerce.number().nullable() })])


/** One clock for workers and simulator. It stands still while there is work, and then leaps to whatever is due next. */
export class Timeline {
  /** Where the simulator's clock stood, one after another. The workers' went a little further each time. */
  readonly #holds: number[]
  constructor(private readonly simulator: Simulator, public workers: WorkerProcess[], public now: number) { this.#holds = [now] }

  /** Leaps on, doing all that comes due, up to an instant; what only waits for later then is left waiting. */
  async until(iso: string): Promise<void> {
    const end = Date.parse(iso)
    while (this.now < end) {
      const { next } = await this.#work()
      const hour = (Math.floor(this.now / HOUR_MS) + 1) * HOUR_MS
      const daily = Math.floor(this.now / (24 * HOUR_MS)) * 24 * HOUR_MS + 3.5 * HOUR_MS
      const due = [end, hour, ...(daily > this.now ? [daily] : []), ...(next === null ? [] : [Math.ceil(Math.max(next, this.now + 1) / GRAIN_MS) * GRAIN_MS])]
      await this.leap(Math.min(...due.map((at) => Math.max(at, this.now + 1))))
    }
  }

  /** Sets every clock, and waits until nothing is left to be done at that instant. */
  async leap(to: number): Promise<void> {
    const iso = new Date(to).toISOString()
    const minutes = Math.floor(to / MINUTE_MS) > Math.floor(this.now / MINUTE_MS)
    this.simulator.control({ do: 'set-clock', now: iso })
    for (const worker of this.workers) await worker.tell({ do: 'move', to: iso })
    this.now = to
    this.#holds.push(to)
    await this.settle(minutes ? Math.floor(to / MINUTE_MS) * MINUTE_MS : null)
  }

  /** Waits until nothing is to be done now. `slot`: the minute whose schedule has to have run. */
  async settle(slot: number | null = null): Promise<void> {
    const began = performance.now()
    let ticked = began
    for (let idle = 0; idle < 2;) {
      const { events, runs, jobs, ready, scheduled } = await this.#work(slot)
      const quiet = events + runs + jobs + ready === 0 && (slot === null || scheduled > 0)
      idle = quiet ? idle + 1 : 0
      if (!quiet && (jobs === 0 || performance.now() - ticked > BUSY_TICK_MS)) { await this.#tick(); ticked = performance.now() }
      if (!quiet) await new Promise((resolve) => setTimeout(resolve, 10))
      if (performance.now() - began > PATIENCE_MS) throw new Error(`work does not end at ${new Date(this.now).toISOString()}: ${JSON.stringify({ events, runs, jobs, ready, scheduled })}`)
    }
  }

  /** The simulator's instant that a fetch of the workers' instant `at` saw (milliseconds). */
  seenAt(at: number): number {
    const hold = this.#holds.findLast((from) => from <= at)
    if (hold === undefined) throw new RangeError(`nothing was to be seen at ${new Date(at).toISOString()}`)
    return hold
  }

  async #tick(): Promise<void> {
    for (const worker of this.workers) this.now = Math.max(this.now, (await worker.tell({ do: 'tick', ms: TICK_MS })).now)
  }

  #work(slot: number | null = null) {
    return asSystem('test', async (tx) => {
      const now = new Date(this.now)
      const rows = await tx.$queryRaw`select
        (select count(*) from "JobEvent") as events,
        (select count(*) from "JobRun" where state in ('queued', 'running') or (state = 'waiting' and "wakeAt" <= ${now})) as runs,
        (select count(*) from jobs.job where state = 'active') as jobs,
        (select count(*) from jobs.job where state in ('created', 'retry') and start_after <= ${now}) as ready,
        (select count(*) from "JobRun" where "functionId" = 'schedule-imports' and "createdAt" >= ${new Date(slot ?? 0)}) as scheduled,
        (select extract(epoch from min(start_after)) * 1000 from jobs.job where state in ('created', 'retry')) as next`
      return Work.parse(rows)[0]
    })
  }
}
