import { isoOf } from '../clock'
import type { Fault } from './faults'

export type LoggedRequest = {
  method: string
  path: string
  query: string
  status: number
  /** The simulator's clock. */
  time: string
  /** Milliseconds since the simulator started, real time. */
  startedMs: number
  endedMs: number
  keyLast4: string | null
  organization: string | null
  /** What was made to go wrong with it. */
  fault: Fault | null
}

/** Every request of the API received, and how many were ever in flight together. */
export class RequestLog {
  #requests: LoggedRequest[] = []
  #inFlight = 0
  #most = 0

  begin(entry: { method: string; path: string; query: string; now: number; keyLast4: string | null; organization: string | null; fault: Fault | null }): (status: number) => void {
    const { now, ...rest } = entry
    const startedMs = performance.now()
    this.#inFlight++
    this.#most = Math.max(this.#most, this.#inFlight)
    const logged = { ...rest, status: 0, time: isoOf(now), startedMs, endedMs: startedMs }
    this.#requests.push(logged)
    let open = true
    return (status) => {
      if (!open) return
      open = false
      this.#inFlight--
      logged.status = status
      logged.endedMs = performance.now()
    }
  }

  reset(): void { this.#requests = []; this.#most = this.#inFlight }

  /** `status` is 0 while a request is open, and for one whose connection was cut. */
  told(): { requests: LoggedRequest[]; maxInFlight: number } { return { requests: this.#requests.map((entry) => ({ ...entry })), maxInFlight: this.#most } }
}
