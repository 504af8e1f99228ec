import { TestClock } from 'pg-boss'
import { inject, vi } from 'vitest'
import { asSuperuser } from '../../embedded-postgres/connect'

const TICKS = 6
const TICK_MS = 1000

/** pg-boss's test clock is for sessions that ask for it: here all that are opened from now on in this file's database, by whichever process. */
export async function askForTestClock(): Promise<void> {
  const name = new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1)
  await asSuperuser(inject('testServer').access, name, (client) => client.query(`alter database ${name} set pgboss.test_clock = on`))
}

/**
 * From now on `Date`, pg-boss's timers and the database's clock as pg-boss sees it stand still and move together. Before
 * anything connects, the app's own enqueue too.
 */
export async function takeOverTime(iso: string) {
  await askForTestClock()
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
