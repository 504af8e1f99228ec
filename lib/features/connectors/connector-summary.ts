import { z } from 'zod'
import { Day } from '@/lib/domain/day'

export const ConnectorStatus = z.enum(['Importing history', 'Healthy', 'Delayed', 'Key rejected', 'Scope missing', 'Key unreadable', 'Rate limited', 'Paused', 'Removed'])
export type ConnectorStatus = z.infer<typeof ConnectorStatus>

/** A connector as lists show it: never its key, only the last four characters. Times are UTC. */
export const ConnectorSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  provider: z.string(),
  vendorOrganizationId: z.string().nullable(),
  status: ConnectorStatus,
  problem: z.object({ message: z.string(), nextStep: z.string() }).nullable(),
  lastPullAt: z.iso.datetime().nullable(),
  nextPullAt: z.iso.datetime().nullable(),
  settledThrough: Day.nullable(),
  /** Of the history asked for at Save: days read of days wanted; null once all are in. */
  history: z.object({ done: z.number(), total: z.number() }).nullable(),
  keyLast4: z.string(),
  addedBy: z.string().nullable(),
  addedAt: z.iso.datetime(),
})
export type ConnectorSummary = z.infer<typeof ConnectorSummary>
