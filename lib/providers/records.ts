import type { DecimalText } from '@/lib/domain/money'
import type { Measures, PulledService, UsageService } from '@/lib/domain/services'

/** What the vendor said a usage row belongs to. null is the vendor's own null: deleted, unknown or not tracked. */
export type UsageDimensions = {
  projectId: string | null
  userId: string | null
  apiKeyId: string | null
  model: string | null
  batch: boolean | null
  serviceTier: string | null
  /** size, source, context_level, vector_store_id: only where the service has them and they are not null. */
  extra: Record<string, string>
}

/** One row of one usage bucket. `bucketStart`: unix seconds, UTC; a clipped bucket may start inside a day. */
export type UsageRecord = { service: UsageService; bucketStart: number; dimensions: UsageDimensions; measures: Measures }

/**
 * One row of one costs bucket, exactly as billed. `currency` is upper case (`USD`); a row without one is rejected, not assumed.
 * `apiKeyGrouped` is false where OpenAI refused the key grouping: then `apiKeyId` is *not available*, not null.
 */
export type CostRecord = {
  bucketStart: number
  projectId: string | null
  apiKeyId: string | null
  apiKeyGrouped: boolean
  lineItem: string | null
  amount: DecimalText
  currency: string
  quantity: DecimalText | null
  quantityUnit: string | null
}

/** A row that could not be read: kept with its reason; `raw` is its JSON text without personal fields (user_email, organization_name …). */
export type RejectedRow = { service: PulledService; bucketStart: number | null; reason: string; raw: string }

/**
 * One answered page. `index` counts from 0 within a pull; `buckets` is how many buckets the page had, empty ones too.
 * `vendorOrganizationId` of a usage page is the answer's header, of a costs page the `organization_id` of its rows.
 */
export type UsagePage = { service: UsageService; index: number; buckets: number; records: UsageRecord[]; rejected: RejectedRow[]; vendorOrganizationId: string | null }
export type CostPage = { index: number; buckets: number; apiKeyGrouped: boolean; records: CostRecord[]; rejected: RejectedRow[]; vendorOrganizationId: string | null }

export type DirectoryKind = 'project' | 'user' | 'api_key'
/** A name for an id. `personKind` tells people from service accounts (owner.type, else is_service_account); null: the vendor did not say. */
export type DirectoryRecord = {
  kind: DirectoryKind
  externalId: string
  name: string | null
  email: string | null
  personKind: 'person' | 'service_account' | null
  /** For keys: the project they are in and the owner's user id. */
  parentId: string | null
  ownerId: string | null
  state: 'active' | 'archived' | 'deleted'
  createdAt: number | null
}
