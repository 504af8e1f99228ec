import 'server-only'
import { now } from '../clock'
import { asSystem } from '../system'
import { ownerOf, type JobEvent } from './event'

/** Keeps events for the executor's next look: they survive whatever happens to this process. */
export async function storeEvents(events: JobEvent[]): Promise<void> {
  const at = now()
  const data = events.map((event) => ({ eventId: event.id, name: event.name, data: JSON.parse(JSON.stringify(event.data)), organizationId: ownerOf(event).organizationId, at }))
  await asSystem('jobs', (tx) => tx.jobEvent.createMany({ data }))
}
