import { vi } from 'vitest'
import { simulateOpenAi } from '@/lib/features/testing/simulated'

/** A simulator whose clock stands at `now`, and this process's clock with it: before anything connects, since the queue's time is a setting of its sessions. */
export async function simulateFrom(now: string) {
  const simulator = await simulateOpenAi({ now })
  process.env['DATABASE_URL'] += '?options=-c%20pgboss.test_clock%3Don'
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
  return simulator
}
