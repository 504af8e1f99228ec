import 'server-only'
import { z } from 'zod'
import { lastDays } from '@/lib/domain/day'
import { NotFound } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { today } from '@/lib/platform/clock'
import { encryptSecret } from '@/lib/platform/encrypt-secret'
import { inTenant } from '@/lib/platform/tenant'
import type { ApiKey, KeyCheck } from '@/lib/providers/provider'
import { changeConnector, currentSummary } from './change-connector'
import { ConnectorId, PastedKey } from './connector-fields'
import type { ConnectorSummary } from './connector-summary'
import { PREVIEW_DAYS } from './draft'
import { problemOfError, problemOfPaste, type Problem } from './problem'
import { providerOf } from './provider-of'
import { requestReadingAnew } from './request-reading'
import { sameVendorOrganization, type Identity } from './same-vendor-organization'
import { knownProjects, shownBy } from './vendor-identity'

const Old = z.tuple([z.object({ keyLast4: z.string() })])
const Input = z.object({ connectorId: ConnectorId, key: PastedKey })
export type ReplaceResult = { ok: true; connector: ConnectorSummary } | { ok: false; problem: Problem }

/**
 * Gives a connector another key of the same vendor organization; history, schedule and state stay, and what the old key
 * failed at is forgotten. A key that is refused, or whose organization is another or cannot be told, changes nothing.
 * @throws NotFound, Invalid, NotAllowed
 */
export async function replaceConnectorKey(ctx: Context, input: unknown): Promise<ReplaceResult> {
  authorize(ctx, 'connector:write')
  const { connectorId, key: pasted } = parseInput(Input, input)
  const { provider, known } = await knownIdentity(ctx, connectorId)
  const inspected = provider.inspectKey(pasted)
  if (!inspected.ok) return { ok: false, problem: problemOfPaste(inspected.problem) }
  const range = lastDays(today(), PREVIEW_DAYS)
  let check: KeyCheck
  let verdict: ReturnType<typeof sameVendorOrganization>
  try {
    check = await provider.verifyKey(inspected.key, range)
    verdict = sameVendorOrganization(known, await shownBy(provider, inspected.key, check, known, range))
  } catch (error) {
    return { ok: false, problem: problemOfError(error) }
  }
  if (verdict !== 'same') return { ok: false, problem: REFUSED[verdict] }
  await store(ctx, connectorId, inspected.key, check)
  await requestReadingAnew(ctx, connectorId)
  return { ok: true, connector: await currentSummary(ctx, connectorId) }
}

async function knownIdentity(ctx: Context, connectorId: string) {
  return inTenant(ctx, async (tx) => {
    const row = await tx.connector.findFirst({ where: { id: connectorId, organizationId: ctx.organizationId, state: { in: ['active', 'paused'] } } })
    if (!row) throw new NotFound('This connector')
    const projectIds = await knownProjects(tx, { organizationId: ctx.organizationId, connectorId })
    const known: Identity = { vendorOrganizationId: row.vendorOrganizationId, source: row.vendorOrganizationSource, projectIds }
    return { provider: providerOf(row.provider), known }
  })
}

async function store(ctx: Context, connectorId: string, key: ApiKey, check: KeyCheck): Promise<void> {
  await changeConnector(ctx, connectorId, async ({ tx, scope }) => {
    const [old] = Old.parse((await tx.query('select "keyLast4" from "Connector" where "organizationId" = $1 and id = $2', [scope.organizationId, scope.connectorId])).rows)
    await tx.query(
      `update "Connector" set "keyCiphertext" = $3, "keyLast4" = $4, "keyAccess" = $5, "lastErrorCode" = null, "lastErrorMessage" = null, "retryAt" = null
       where "organizationId" = $1 and id = $2`, [scope.organizationId, scope.connectorId, await encryptSecret(tx, key.reveal(), scope), key.last4, JSON.stringify(check.access)])
    await recordAudit(tx, ctx, { action: 'connector.key_replaced', subjectKind: 'connector', subjectId: scope.connectorId, change: { keyLast4: { from: old.keyLast4, to: key.last4 } } })
  })
}

const REFUSED: Record<'other' | 'unknown', Problem> = {
  other: {
    code: 'other_organization', message: 'This key belongs to another OpenAI organization.', retryAt: null,
    nextStep: 'Paste a key of the organization this connector reads, or add a connector for the other one. The old key is unchanged.',
  },
  unknown: {
    code: 'unknown_organization', message: 'It cannot be told whether this key belongs to the same OpenAI organization.', retryAt: null,
    nextStep: 'Paste a Read-only key: it names the organization’s projects, which this one does not. The old key is unchanged.',
  },
}
