import { expect, vi } from 'vitest'
import type { Launched } from './launch'

const READY_MS = 60_000

/** Until `npm start` has said all that it says: the link may come a moment after the address. */
export const untilReady = (app: Launched): Promise<void> =>
  vi.waitFor(() => expect(app.said()).toMatch(/is ready[^]*Ctrl-C stops it/), { timeout: READY_MS, interval: 50 })
