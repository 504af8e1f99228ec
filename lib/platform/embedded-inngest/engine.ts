import type { PgBoss } from 'pg-boss'
import type { Handler } from './call-function'
import type { JobFunction } from './job-function'

/** What the parts of a running executor share. */
export type Engine = {
  boss: PgBoss
  handler: Handler
  functions: Map<string, JobFunction>
  /** Turns true at shutdown: runs are handed back between two steps. */
  stopping: boolean
}
