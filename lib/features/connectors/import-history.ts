import 'server-only'
import { addDays, dayOfSeconds, startOfDayMs, startOfDaySeconds, type Day } from '@/lib/domain/day'
import type { PulledService } from '@/lib/domain/services'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Wanted } from '@/lib/features/ingest/fetch-parts'
import { updateSettledThrough } from '@/lib/features/ingest/update-settled-through'
import type { Context } from '@/lib/features/viewer/context'
import { inTenant, inTenantSql } from '@/lib/platform/tenant'
import { ProviderUnavailable, RangeUnavailable, UnexpectedAnswer } from '@/lib/providers/provider'
import { openConnector, savedConnector, type OpenConnector } from './open-connector'
import { busiestDays, missingDays, planImport, type ImportChunk, type ImportPart } from './plan-import'
import { readService, type ReadOptions } from './read-service'

/**
 * Reads the newest chunk of the wanted history that is still missing, its pages side by side. What is stored is the place
 * to go on from, page by page, so it survives restarts and a replaced key. Where a page cannot be read, it goes on with the
 * chunks before, and fails when all else is read. `more`: there may be more to read now.
 * @throws NotFound, Conflict; ProviderError after noting it on the connector
 */
export async function importHistoryChunk(ctx: Context, connectorId: string): Promise<{ more: boolean; rows: number }> {
  let [rows, before, failure]: [number, Day | null, unknown] = [0, null, null]
  for (;;) {
    const chunk = await nextChunk(ctx, connectorId, before)
    if (!chunk && failure) throw failure
    if (!chunk) return { more: false, rows }
    const read = await importOne(ctx, connectorId, chunk)
    rows += read.rows
    failure ??= read.failure
    if (!failure) return { more: true, rows }
    before = chunk.range.from
  }
}

async function nextChunk(ctx: Context, connectorId: string, before: Day | null): Promise<ImportChunk | null> {
  const saved = await savedConnector(ctx, connectorId)
  return inTenantSql(ctx, async (tx) => {
    const missing = (await missingDays(tx, saved)).filter(({ day }) => before === null || day < before)
    return planImport(missing, saved.provider.services, await busiestDays(tx, saved))
  }, 'read')
}

async function importOne(ctx: Context, connectorId: string, chunk: ImportChunk): Promise<ChunkRead> {
  const connector = await openConnector(ctx, connectorId)
  const read = await readChunk(ctx, connector, chunk)
  await inTenantSql(ctx, async (tx) => {
    await updateSettledThrough(tx, { organizationId: ctx.organizationId, connectorId: connector.id })
    // A page that goes on failing is asked for again every ten minutes: the log of what was done need not say so each time.
    if (read.rows || !read.failure) await recordAudit(tx, ctx, { action: 'connector.synced', subjectKind: 'connector', subjectId: connector.id, change: { reason: 'history', from: chunk.range.from, to: chunk.range.to, rows: read.rows } })
  })
  return read
}

/** `failure`: the first page that could not be read while others could; it is noted on the connector. */
type ChunkRead = { rows: number; failure: unknown }

/**
 * The parts of a chunk one after the other, their pages side by side; while one is stored the next is fetched. The costs of a
 * part are stored when its usage is over: their dollars are then attributed once. Usage that could not be read does not keep
 * them out: they are spread anew once it can be. What concerns the key, a limit or the way to OpenAI ends all of it.
 */
async function readChunk(ctx: Context, connector: OpenConnector, { parts, together }: ImportChunk): Promise<ChunkRead> {
  const oneByOne = storing()
  const state: ChunkRead & { end: unknown; earliest: Day | null } = { rows: 0, failure: null, end: null, earliest: null }
  const trouble = troubles()
  const read = async (wanted: Wanted, inOrder: ReadOptions['inOrder']) => {
    if (state.end || (state.earliest && wanted.range.from < state.earliest)) return
    try {
      const { rows } = await readService(ctx, connector, wanted, 'history', { rank: 'import', inOrder })
      trouble.over()
      // After the wait: what others added meanwhile must not be lost.
      state.rows += rows
    } catch (error) {
      if (error instanceof RangeUnavailable) state.earliest = await shorten(ctx, connector, error.earliest, wanted)
      else if (error instanceof Unfinished) return
      else if (trouble.isOfOnePage(error, wanted)) state.failure ??= error
      else state.end ??= error
    }
  }
  const readPart = ({ usage, costs }: ImportPart) => {
    const usageReads: Promise<void>[] = []
    const usageOver = async () => {
      await Promise.all(usageReads)
      if (state.end || state.earliest) throw new Unfinished()
    }
    return [
      ...usage.map((wanted) => () => { const mine = read(wanted, oneByOne); usageReads.push(mine); return mine }),
      ...costs.map((wanted) => () => read(wanted, async (store) => { await usageOver(); return oneByOne(store) })),
    ]
  }
  await sideBySide(parts.flatMap(readPart), together)
  if (state.end) throw state.end
  return { rows: state.rows, failure: state.failure }
}

/** Services that fail one after the other while nothing can be read: then it is OpenAI that is in trouble, not a page. */
const SERVICES_IN_TROUBLE = 3

/** Tells a page that cannot be read from what keeps every page from being read. */
function troubles() {
  const failed = new Set<PulledService>()
  return {
    over: () => { failed.clear() },
    isOfOnePage: (error: unknown, { service }: Wanted): boolean =>
      (error instanceof UnexpectedAnswer || (error instanceof ProviderUnavailable && error.why !== 'network')) && failed.add(service).size < SERVICES_IN_TROUBLE,
  }
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
