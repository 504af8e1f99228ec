import { z } from 'zod'

/** What a function is called with. `id`: the same one starts a function once. Data holds ids, days and counts only. */
export const JobEvent = z.object({ id: z.string(), name: z.string(), data: z.record(z.string(), z.unknown()), ts: z.number().optional() })
export type JobEvent = z.infer<typeof JobEvent>

/** The event of a schedule, by Inngest's name for it. */
export const SCHEDULED = 'inngest/scheduled.timer'

const uuid = z.uuid().nullable().catch(null)
const Owner = z.object({ organizationId: uuid.default(null), connectorId: uuid.default(null) })

/** Whose an event is, where its data says so. */
export const ownerOf = (event: Pick<JobEvent, 'data'>) => Owner.parse(event.data)
