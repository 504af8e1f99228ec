import 'server-only'
import { z } from 'zod'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenant, type Tx } from '@/lib/platform/tenant'
import { DIRECTORY, findDraft, pullStates, type Draft } from './draft'
import { draftPulls } from './draft-pulls'
import { adoptIdentity } from './adopt-identity'
import { ownerOf } from './connected-already'
import { buildPreview } from './preview/build-preview'
import { keyNotes } from './preview/key-notes'
import { namesFrom } from './preview/names'
import type { PreviewModel } from './preview-model'
import { ensurePreviewRuns } from './preview-runner'
import { draftProjects } from './vendor-identity'

const Source = z.enum(['header', 'costs', 'project']).nullable()

/**
 * The preview as far as it is read. Goes on reading what is missing, also after a restart.
 * @throws NotFound when the draft is foreign, saved, cancelled or expired; NotAllowed
 */
export async function readPreview(ctx: Context, draftId: string): Promise<PreviewModel> {
  authorize(ctx, 'connector:write')
  const { draft, model } = await inTenant(ctx, async (tx) => {
    const found = await adoptIdentity(tx, await findDraft(tx, ctx, draftId))
    return { draft: found, model: await previewOf(tx, ctx, found) }
  })
  if (model.pulls.items.some(({ status }) => status === 'waiting' || status === 'running') || model.names === 'loading') ensurePreviewRuns(draft)
  return model
}

async function previewOf(tx: Tx, ctx: Context, draft: Draft): Promise<PreviewModel> {
  const states = await pullStates(tx, draft)
  const pulls = await draftPulls(tx, draft)
  const directory = states.find(({ service }) => service === DIRECTORY)?.status ?? 'waiting'
  const entries = await tx.directoryEntry.findMany({ where: { organizationId: ctx.organizationId, connectorId: draft.id }, select: { kind: true, externalId: true, name: true, email: true, personKind: true, state: true } })
  const owner = await ownerOf(tx, draft, { vendorOrganizationId: draft.draftVendorOrganizationId, projectIds: await draftProjects(tx, draft, pulls) })
  return {
    draftId: draft.id, name: draft.name, keyLast4: draft.keyLast4, range: draft.range, expiresAt: draft.expiresAt.toISOString(),
    vendorOrganization: { id: draft.draftVendorOrganizationId, source: Source.parse(draft.vendorOrganizationSource) },
    alreadyConnected: owner && owner.state !== 'removed' ? { connectorId: owner.id, name: owner.name } : null,
    revives: owner && owner.state === 'removed' ? owner.name : null,
    keyNotes: keyNotes(draft.access),
    names: directory === 'done' ? 'done' : directory === 'absent' || directory === 'failed' ? 'partial' : 'loading',
    ...buildPreview({ range: draft.range, pulls, states, names: namesFrom(entries, directory === 'done') }),
  }
}
