import { vi } from 'vitest'
import { simulateOpenAi } from '@/lib/features/testing/simulated'
import { askForTestClock } from '@/lib/platform/embedded-inngest/testing/test-time'

/** A simulator whose clock stands at `now`, and this process's clock with it: before anything connects, since the queue's time is a setting of its sessions. */
export async function simulateFrom(now: string) {
  const simulator = await simulateOpenAi({ now })
  await askForTestClock()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
  return simulator
}
