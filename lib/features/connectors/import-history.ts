import 'server-only'
import { addDays, dayOfSeconds, startOfDayMs, startOfDaySeconds, type Day } from '@/lib/domain/day'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Wanted } from '@/lib/features/ingest/fetch-parts'
import { updateSettledThrough } from '@/lib/features/ingest/update-settled-through'
import type { Context } from '@/lib/features/viewer/context'
import { inTenant, inTenantSql } from '@/lib/platform/tenant'
import { RangeUnavailable } from '@/lib/providers/provider'
import { openConnector, savedConnector, type OpenConnector } from './open-connector'
import { busiestDays, missingDays, planImport, type ImportChunk, type ImportPart } from './plan-import'
import { readService, type ReadOptions } from './read-service'

/**
 * Reads the newest chunk of the wanted history that is still missing, its pages side by side. What is stored is the place
 * to go on from, page by page, so it survives restarts and a replaced key. `more`: there may be more to read now.
 * @throws NotFound, Conflict; ProviderError after noting it on the connector
 */
export async function importHistoryChunk(ctx: Context, connectorId: string): Promise<{ more: boolean; rows: number }> {
  const saved = await savedConnector(ctx, connectorId)
  const chunk = await inTenantSql(ctx, async (tx) => planImport(await missingDays(tx, saved), saved.provider.services, await busiestDays(tx, saved)), 'read')
  if (!chunk) return { more: false, rows: 0 }
  const connector = await openConnector(ctx, connectorId)
  const rows = await readChunk(ctx, connector, chunk)
  await inTenantSql(ctx, async (tx) => {
    await updateSettledThrough(tx, { organizationId: ctx.organizationId, connectorId: connector.id })
    await recordAudit(tx, ctx, { action: 'connector.synced', subjectKind: 'connector', subjectId: connector.id, change: { reason: 'history', from: chunk.range.from, to: chunk.range.to, rows } })
  })
  return { more: true, rows }
}

/**
 * The parts of a chunk one after the other, their pages side by side; while one is stored the next is fetched. The costs of a
 * part are stored last: their dollars are then attributed once, and a day with its costs is whole. Where some of the usage is
 * missing, they wait for the next time.
 */
async function readChunk(ctx: Context, connector: OpenConnector, { parts, together }: ImportChunk): Promise<number> {
  const oneByOne = storing()
  const state: { rows: number; failure: unknown; earliest: Day | null } = { rows: 0, failure: null, earliest: null }
  const read = async (wanted: Wanted, inOrder: ReadOptions['inOrder']) => {
    if (state.failure || (state.earliest && wanted.range.from < state.earliest)) return
    try {
      const { rows } = await readService(ctx, connector, wanted, 'history', { rank: 'import', inOrder })
      // After the wait: what others added meanwhile must not be lost.
      state.rows += rows
    } catch (error) {
      if (error instanceof RangeUnavailable) state.earliest = await shorten(ctx, connector, error.earliest, wanted)
      else if (!(error instanceof Unfinished)) state.failure ??= error
    }
  }
  const readPart = ({ usage, costs }: ImportPart) => {
    const usageReads: Promise<void>[] = []
    const wholeUsage = async () => {
      await Promise.all(usageReads)
      if (state.failure || state.earliest) throw new Unfinished()
    }
    return [
      ...usage.map((wanted) => () => { const mine = read(wanted, oneByOne); usageReads.push(mine); return mine }),
      ...costs.map((wanted) => () => read(wanted, async (store) => { await wholeUsage(); return oneByOne(store) })),
    ]
  }
  await sideBySide(parts.flatMap(readPart), together)
  if (state.failure) throw state.failure
  return state.rows
}

class Unfinished extends Error {}

/** Begins them in this order, so many at once. */
async function sideBySide(works: (() => Promise<void>)[], together: number): Promise<void> {
  const queue = works.values()
  await Promise.all(Array.from({ length: together }, async () => { for (const work of queue) await work() }))
}

/** Pages are stored one after the other: they take the same lock, and each would hold a connection while it waits. */
function storing() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(store: () => Promise<T>): Promise<T> => {
    const mine = last.then(store)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** OpenAI keeps no older days: the import ends at the first whole one it named; without a name the days asked for are given up. */
async function shorten(ctx: Context, connector: OpenConnector, earliest: number | null, { range }: Wanted): Promise<Day> {
  const named = earliest === null ? addDays(range.to, 1) : firstWholeDay(earliest)
  const from = named > range.from ? named : addDays(range.to, 1)
  await inTenant(ctx, (tx) => tx.connector.updateMany({
    where: { id: connector.id, organizationId: ctx.organizationId, OR: [{ historyFrom: null }, { historyFrom: { lt: new Date(startOfDayMs(from)) } }] },
    data: { historyFrom: new Date(startOfDayMs(from)) },
  }))
  return from
}

const firstWholeDay = (seconds: number): Day => {
  const day = dayOfSeconds(seconds)
  return startOfDaySeconds(day) === seconds ? day : addDays(day, 1)
}
