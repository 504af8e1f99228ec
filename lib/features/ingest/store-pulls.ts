import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Day } from '@/lib/domain/day'
import { Conflict } from '@/lib/domain/errors'
import { attributeDays } from '@/lib/features/allocation/attribute-days'
import { rollUpBilled } from '@/lib/features/rollups/roll-up-spend'
import { rollUpUsage } from '@/lib/features/rollups/roll-up-usage'
import type { SqlTx } from '@/lib/platform/tenant'
import type { FetchedPull } from './fetched-pull'
import { lockedState } from './lock-connector'
import { refuseSilence } from './refuse-silence'
import { replaceDays } from './replace-days'
import type { Scope } from './scope'
import { replaceRejected } from './replace-rejected'

const MANY_ROWS = 2000

export type PullReason = 'preview' | 'manual' | 'hourly' | 'daily' | 'weekly' | 'history'
export type Stored = { rows: number; changedDays: number; rejected: number }

/**
 * Stores complete fetches of one connector in the caller's transaction: facts replaced, rejected rows set aside, sums
 * and attributed dollars made anew for the days that changed, one Pull each. Storing the same twice changes nothing.
 * @throws Conflict when the connector was paused or removed while it was read, UnexpectedAnswer when a fetch without a word
 * about its days would take away what is stored of them: then nothing is stored
 */
export async function storePulls(tx: SqlTx, scope: Scope, pulls: FetchedPull[], reason: PullReason): Promise<Stored & { touched: Day[] }> {
  if ((await lockedState(tx, scope)) !== 'active') throw new Conflict('This connector was paused or removed while it was read.', 'Nothing was stored. Resume or connect it again, then sync.')
  // Sums over a month of a large organization are made in memory, not on disk.
  await tx.query(`set local work_mem = '64MB'`)
  // Nothing is known yet of rows just written: a loop over very many would be chosen as if they were few.
  if (pulls.some(({ usage, costs }) => usage.length + costs.length > MANY_ROWS)) await tx.query('set local enable_nestloop = off')
  const [touched, moved] = [new Set<Day>(), new Set<Day>()]
  const stored: Stored = { rows: 0, changedDays: 0, rejected: 0 }
  for (const pull of pulls) {
    await refuseSilence(tx, scope, pull)
    const pullId = randomUUID()
    const { freshDays, changedDays, movedDays, rows } = await replaceDays(tx, scope, pull, pullId)
    await replaceRejected(tx, scope, pull, freshDays)
    await tx.query(`insert into "Pull" (id, "organizationId", "connectorId", service, width, reason, "fromDay", "toDay", "startedAt", "finishedAt", rows, "rejectedRows", "changedDays")
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [pullId, scope.organizationId, scope.connectorId, pull.service, pull.width, reason, pull.range.from, pull.range.to, pull.startedAt, pull.finishedAt, rows, pull.rejected.length, changedDays.length])
    if (pull.width === '1d') for (const day of changedDays) touched.add(day)
    if (pull.width === '1d') for (const day of movedDays) moved.add(day)
    if (pull.service === 'costs') await rollUpBilled(tx, scope, movedDays)
    else if (pull.width === '1d') await rollUpUsage(tx, scope, pull.service, movedDays)
    stored.rows += rows
    stored.rejected += pull.rejected.length
  }
  await attributeDays(tx, scope, [...moved])
  return { ...stored, changedDays: touched.size, touched: [...touched] }
}
