import { TestClock } from 'pg-boss'
import { vi } from 'vitest'

const TICKS = 6
const TICK_MS = 1000

/**
 * From now on `Date`, pg-boss's timers and the database's clock as pg-boss sees it stand still and move together. Before
 * anything connects: pg-boss's test clock is for sessions that ask for it, and the app's own enqueue too.
 */
export function takeOverTime(iso: string) {
  process.env['DATABASE_URL'] += '?options=-c%20pgboss.test_clock%3Don'
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(iso) })
  const clock = new TestClock(Date.now())
  /** Jumps there and lets what is due begin. */
  const until = async (to: string): Promise<void> => {
    vi.setSystemTime(new Date(to))
    await clock.setTime(to)
    for (let tick = 0; tick < TICKS; tick++) {
      await clock.tick(TICK_MS)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return { clock, until }
}
