import { z } from 'zod'

/** queued: waits for a worker; waiting: for a time, such as OpenAI's Retry-After. */
export const JobState = z.enum(['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'])
export type JobState = z.infer<typeof JobState>

/** A run of a job that belongs to a connector. Times are UTC; `wakeAt`: when a waiting one goes on. */
export const JobRunSummary = z.object({
  id: z.uuid(), functionId: z.string(), name: z.string(), state: JobState,
  connector: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(), startedAt: z.iso.datetime().nullable(), wakeAt: z.iso.datetime().nullable(), finishedAt: z.iso.datetime().nullable(),
  /** What went wrong last, also of a run that is tried again. */
  error: z.string().nullable(),
})
export type JobRunSummary = z.infer<typeof JobRunSummary>

/** `engine` inngest: runs are shown by Inngest's own pages, and the lists are empty. */
export const Jobs = z.object({
  engine: z.enum(['embedded', 'inngest']),
  schedules: z.array(z.object({ id: z.string(), name: z.string(), cron: z.string(), nextAt: z.iso.datetime().nullable() })),
  open: z.array(JobRunSummary),
  ended: z.array(JobRunSummary),
})
export type Jobs = z.infer<typeof Jobs>
