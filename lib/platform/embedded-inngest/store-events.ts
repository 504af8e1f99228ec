import 'server-only'
import { nowMs } from '../clock'
import { asSystem } from '../system'
import { ownerOf, type JobEvent } from './event'

/** Keeps events for the executor's next look: they survive whatever happens to this process. A millisecond apart, so that they keep their order. */
export async function storeEvents(events: JobEvent[]): Promise<void> {
  const from = nowMs()
  const data = events.map((event, index) => ({
    eventId: event.id, name: event.name, data: JSON.parse(JSON.stringify(event.data)), organizationId: ownerOf(event).organizationId, at: new Date(from + index),
  }))
  await asSystem('jobs', (tx) => tx.jobEvent.createMany({ data }))
}
