import 'server-only'
import type { Tx } from '@/lib/platform/tenant'
import type { Draft } from './draft'

/**
 * A costs row that names the vendor organization is better than the fingerprint of its oldest project (product.md, Words):
 * once it is known, the draft takes it. A header's word stays.
 */
export async function adoptIdentity(tx: Tx, draft: Draft): Promise<Draft> {
  if (draft.vendorOrganizationSource === 'header' || draft.vendorOrganizationSource === 'costs' || !draft.costsOrganizationId) return draft
  const identity = { draftVendorOrganizationId: draft.costsOrganizationId, vendorOrganizationSource: 'costs' }
  await tx.connector.updateMany({ where: { id: draft.id, organizationId: draft.organizationId, state: 'draft' }, data: identity })
  return { ...draft, ...identity }
}
