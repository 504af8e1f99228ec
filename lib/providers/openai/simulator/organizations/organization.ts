import type { Stream } from '../generator/stream'

export const SCOPES = ['api.usage.read', 'api.management.read', 'api.management.write'] as const
export type Scope = (typeof SCOPES)[number]

/** A key for the Admin API. A project key (`sk-proj-…`) has no scope at all. */
export type AdminKey = { text: string; id: string; purpose: KeyPurpose; name: string; scopes: Set<Scope>; revoked: boolean; createdAt: number }
export const PURPOSES = ['read-only', 'full', 'usage-only', 'no-usage', 'revoked', 'project'] as const
export type KeyPurpose = (typeof PURPOSES)[number]

export type Project = { id: string; name: string; createdAt: number; archivedAt: number | null }
/** `listed` is false for someone who left, and for service accounts that only key lists know. */
export type Person = { id: string; name: string; email: string; role: 'owner' | 'reader'; addedAt: number; kind: 'user' | 'service_account'; listed: boolean }
export type ProjectKey = { id: string; name: string; projectId: string; ownerId: string; createdAt: number; deletedAt: number | null; ownerActive: boolean; last4: string }

/** How this organization's answers differ from the plainest ones. */
export type OrganizationOptions = {
  /** The `openai-organization` header. */
  header: boolean
  organizationIdInCosts: boolean
  /** `start_time_iso`, `end_time_iso`, `organization_name`, `project_name`. */
  undocumentedFields: boolean
  userEmails: boolean
  decisions: boolean
  userIdInCosts: boolean
  /** Costs grouped by `line_item` alone come as one row per project all the same. */
  projectRowsInCosts: boolean
  malformedRows: boolean
  emptyLastPage: boolean
  /** A costs `limit` above 180 is cut silently instead of refused. */
  clampsCostsLimit: boolean
  /** `output_tokens_details.reasoning_tokens` in chat rows, which no real answer has yet. */
  reasoningTokens: boolean
  /** 401 instead of 403 where a scope is missing. */
  scopeFaultsAre401: boolean
}

export type Organization = {
  slug: string
  id: string
  name: string
  options: OrganizationOptions
  projects: Project[]
  people: Person[]
  keys: ProjectKey[]
  adminKeys: AdminKey[]
  streams: Stream[]
}
