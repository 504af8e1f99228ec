import 'server-only'
import { NotFound } from '@/lib/domain/errors'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenant } from '@/lib/platform/tenant'
import { findDraft } from './draft'
import { stopPreview } from './preview-runner'
import { removeDraft } from './remove-draft'

/** Destroys the draft and its key. @throws NotFound when it is foreign or gone; NotAllowed */
export async function cancelDraft(ctx: Context, draftId: string): Promise<void> {
  authorize(ctx, 'connector:write')
  const draft = await inTenant(ctx, (tx) => findDraft(tx, ctx, draftId))
  await stopPreview(draft.id)
  const removed = await inTenant(ctx, (tx) => removeDraft(tx, ctx, draft.id, 'connector.cancelled'))
  if (!removed) throw new NotFound('This draft')
}
