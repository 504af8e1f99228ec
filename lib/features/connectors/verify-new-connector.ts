import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { lastDays, startOfDayMs } from '@/lib/domain/day'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { now, nowMs, today } from '@/lib/platform/clock'
import { encryptSecret } from '@/lib/platform/encrypt-secret'
import { inTenant } from '@/lib/platform/tenant'
import type { KeyCheck } from '@/lib/providers/provider'
import { ownerOf } from './connected-already'
import { ConnectorName, PastedKey } from './connector-fields'
import { DIRECTORY, DRAFT_MINUTES, findDraft, PREVIEW_DAYS } from './draft'
import { usageToJson } from './draft-records'
import { expireDraftsOf } from './remove-draft'
import { ensurePreviewRuns } from './preview-runner'
import { problemOfError, problemOfPaste, type Problem } from './problem'
import { isProvider, providerOf } from './provider-of'
import { checkedProjects } from './vendor-identity'

const Input = z.object({ name: ConnectorName, key: PastedKey, provider: z.string().refine(isProvider, 'is no provider we know').default('openai') })
export type VerifyResult = { ok: true; draftId: string } | { ok: false; problem: Problem & { connector: { id: string; name: string } | null } }

/**
 * Checks a pasted Admin key and opens a draft: one round trip to OpenAI, then the rest of the 14 UTC days that end today is
 * read in the background. What is wrong with the key comes back as a sentence, not as an error.
 * @throws NotAllowed, Invalid
 */
export async function verifyNewConnector(ctx: Context, input: unknown): Promise<VerifyResult> {
  authorize(ctx, 'connector:write')
  const { name, key: pasted, provider: id } = parseInput(Input, input)
  const provider = providerOf(id)
  const inspected = provider.inspectKey(pasted)
  if (!inspected.ok) return refuse(problemOfPaste(inspected.problem))
  await expireDraftsOf(ctx)

  const range = lastDays(today(), PREVIEW_DAYS)
  const startedAt = now()
  let check: KeyCheck
  try {
    check = await provider.verifyKey(inspected.key, range)
  } catch (error) {
    return refuse(problemOfError(error))
  }
  const owner = await inTenant(ctx, (tx) => ownerOf(tx, { organizationId: ctx.organizationId, provider: id }, { vendorOrganizationId: check.vendorOrganizationId, projectIds: checkedProjects(check) }))
  if (owner && owner.state !== 'removed') return refuse(alreadyConnected(owner), { id: owner.id, name: owner.name })

  const connectorId = randomUUID()
  const { page, next } = check.firstUsage
  await inTenant(ctx, async (tx) => {
    await tx.connector.create({ data: {
      id: connectorId, organizationId: ctx.organizationId, provider: provider.id, name, state: 'draft',
      draftVendorOrganizationId: check.vendorOrganizationId, vendorOrganizationSource: check.vendorOrganizationSource,
      keyCiphertext: await encryptSecret(tx, inspected.key.reveal(), { organizationId: ctx.organizationId, connectorId }), keyLast4: inspected.key.last4,
      keyAccess: check.access, previewFrom: new Date(startOfDayMs(range.from)), previewTo: new Date(startOfDayMs(range.to)),
      expiresAt: new Date(nowMs() + DRAFT_MINUTES * 60_000), createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null,
    } })
    const waiting = [...provider.services.map(({ service }) => service), 'costs', DIRECTORY]
    await tx.draftPull.createMany({ data: waiting.map((service) => {
      const first = service === page.service && next === null
      return {
        organizationId: ctx.organizationId, connectorId, service, page: 0, status: first ? 'done' : 'waiting', startedAt,
        finishedAt: first ? now() : null, records: first ? JSON.parse(usageToJson(page.records)) : [], rejected: first ? page.rejected : [],
      }
    }) })
    await recordAudit(tx, ctx, { action: 'connector.verified', subjectKind: 'connector', subjectId: connectorId, change: { provider: provider.id, keyLast4: inspected.key.last4 } })
  })
  ensurePreviewRuns(await inTenant(ctx, (tx) => findDraft(tx, ctx, connectorId)), check.directory)
  return { ok: true, draftId: connectorId }
}

const refuse = (problem: Problem, connector: { id: string; name: string } | null = null): VerifyResult => ({ ok: false, problem: { ...problem, connector } })

const alreadyConnected = (owner: { name: string }): Problem => ({
  code: 'already_connected',
  message: `The connector “${owner.name}” reads this OpenAI organization already.`,
  nextStep: 'One connector reads all of an organization. To use this key from now on, replace the key of that connector.',
  retryAt: null,
})
