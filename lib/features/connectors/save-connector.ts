import 'server-only'
import { z } from 'zod'
import { Conflict, Invalid, NotFound } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { lockedState, lockSaves } from '@/lib/features/ingest/lock-connector'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { updateSettledThrough } from '@/lib/features/ingest/update-settled-through'
import { countRows } from '@/lib/features/rollups/count-rows'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { HISTORY_WANTED } from '@/lib/features/jobs/job-events'
import { now } from '@/lib/platform/clock'
import { requestJob } from '@/lib/platform/jobs/request-job'
import { inTenant, inTenantSql, type SqlTx } from '@/lib/platform/tenant'
import { adoptIdentity } from './adopt-identity'
import { currentSummary } from './change-connector'
import { ownerOf } from './connected-already'
import type { ConnectorSummary } from './connector-summary'
import { findDraft, isIn, isPulled, pullStates, type Draft } from './draft'
import { draftPulls } from './draft-pulls'
import { daysToMakeUp, revive } from './kept-history'
import { stopPreview } from './preview-runner'
import { draftProjects } from './vendor-identity'

const Input = z.object({
  draftId: z.uuid(),
  historyDays: z.union([z.literal(14), z.literal(90), z.literal(365)]),
  /** Asked of the admin only where OpenAI names the organization nowhere. */
  vendorOrganizationId: z.string().trim().min(3, 'Type the organization ID.').max(100).regex(/^[\w:.-]+$/, 'An organization ID looks like org-AbC123.').optional(),
})

/**
 * Saves a complete draft: stores exactly the pages that were shown, in one transaction, without asking OpenAI again. Where a
 * removed connector of the same vendor organization kept its history, the draft becomes that connector and goes on with it.
 * @throws NotFound when the draft is foreign or expired; Invalid while pulls are missing or the vendor organization is
 * unknown; Conflict when a connector reads it already; NotAllowed
 */
export async function saveConnector(ctx: Context, input: unknown): Promise<ConnectorSummary> {
  authorize(ctx, 'connector:write')
  const { draftId, historyDays, vendorOrganizationId: typed } = parseInput(Input, input)
  const draft = await inTenant(ctx, async (tx) => {
    const found = await adoptIdentity(tx, await findDraft(tx, ctx, draftId))
    const states = await pullStates(tx, found)
    if (states.some(({ service, status }) => isPulled(service) && !isIn(status))) throw new Invalid('The 14 days are not all read yet.', 'Wait until every pull is in, or press Retry where one failed.')
    return found
  })
  const vendorOrganizationId = draft.draftVendorOrganizationId ?? typed
  if (!vendorOrganizationId) throw new Invalid('OpenAI did not say which organization this key belongs to.', 'Type the organization ID from OpenAI’s Settings → General.')
  let connectorId: string
  try {
    connectorId = await inTenantSql(ctx, (tx) => promote(tx, ctx, draft, { vendorOrganizationId, source: draft.draftVendorOrganizationId ? draft.vendorOrganizationSource : 'admin', historyDays }))
  } catch (error) {
    if (isUniqueViolation(error)) throw alreadyConnected()
    throw error
  }
  if (connectorId !== draft.id) await stopPreview(draft.id)
  await requestJob(HISTORY_WANTED, { organizationId: ctx.organizationId, connectorId })
  // What was shown is stored, and its reports are looked at next.
  await countRows(ctx)
  return currentSummary(ctx, connectorId)
}

type Identity = { vendorOrganizationId: string; source: string | null; historyDays: number }

/** Returns the id of the connector that the draft became: its own, or that of the revived one. */
async function promote(tx: SqlTx, ctx: Context, draft: Draft, identity: Identity): Promise<string> {
  const own = { organizationId: ctx.organizationId, connectorId: draft.id }
  await lockSaves(tx, ctx.organizationId)
  // The names that are still being read are stored under this lock too: none arrives after the draft is gone.
  if ((await lockedState(tx, own)) !== 'draft') throw new NotFound('This draft')
  const pulls = await draftPulls(tx, draft)
  const kept = await keptHistoryOf(tx, draft, { ...identity, projectIds: await draftProjects(tx, draft, pulls) })
  const scope = kept ? await revive(tx, draft, kept) : own
  const startedAt = new Date(Math.min(...pulls.map((pull) => pull.startedAt.getTime())))
  const finishedAt = new Date(Math.max(...pulls.map((pull) => pull.finishedAt.getTime())))
  const savedAt = now()
  const historyDays = kept ? await daysToMakeUp(tx, draft, scope, identity.historyDays, savedAt) : identity.historyDays
  const { rowCount } = await tx.query(
    `update "Connector" set state = 'active', "vendorOrganizationId" = $3, "vendorOrganizationSource" = $4, "draftVendorOrganizationId" = null, "historyDays" = $5,
       "expiresAt" = null, "savedAt" = $6, "lastSyncStartedAt" = $7, "lastSyncFinishedAt" = $8
     where "organizationId" = $1 and id = $2 and state = 'draft'`,
    [ctx.organizationId, scope.connectorId, identity.vendorOrganizationId, identity.source, historyDays, savedAt, startedAt, finishedAt])
  if (rowCount !== 1) throw new NotFound('This draft')
  const stored = await storePulls(tx, scope, pulls, 'preview')
  await updateSettledThrough(tx, scope)
  await tx.query('delete from "DraftPull" where "organizationId" = $1 and "connectorId" = $2', [ctx.organizationId, draft.id])
  const change = { provider: draft.provider, historyDays, rows: stored.rows, rejected: stored.rejected, keyLast4: draft.keyLast4, revived: kept !== null }
  await recordAudit(tx, ctx, { action: 'connector.saved', subjectKind: 'connector', subjectId: scope.connectorId, change })
  return scope.connectorId
}

/** The removed connector of this vendor organization whose history was kept, locked until the transaction ends; null without one. @throws Conflict when a connector reads it */
async function keptHistoryOf(tx: SqlTx, draft: Draft, shown: Parameters<typeof ownerOf>[2]): Promise<string | null> {
  const owner = await ownerOf(tx, draft, shown)
  if (!owner) return null
  if (owner.state !== 'removed') throw alreadyConnected()
  return (await lockedState(tx, { organizationId: draft.organizationId, connectorId: owner.id })) === 'removed' ? owner.id : null
}

const alreadyConnected = () => new Conflict('Another connector reads this OpenAI organization already.', 'Cancel this draft and replace the key of that connector instead.')
const isUniqueViolation = (error: unknown) => z.object({ code: z.literal('23505') }).safeParse(error).success
