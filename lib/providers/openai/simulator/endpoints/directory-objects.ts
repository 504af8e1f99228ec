import type { JsonObject } from '../http/json-text'
import type { AdminKey, Organization, Person, Project, ProjectKey } from '../organizations/organization'

/** A project as `/organization/projects` tells it. */
export const projectJson = ({ id, name, createdAt, archivedAt }: Project): JsonObject => ({
  id, object: 'organization.project', name, created_at: createdAt, archived_at: archivedAt, status: archivedAt === null ? 'active' : 'archived', external_key_id: null,
})

/** A person, or one of the service accounts that the user list knows. */
export const userJson = ({ id, name, email, role, addedAt, kind }: Person, now: number): JsonObject => ({
  object: 'organization.user', id, name, email: email === '' ? null : email, role, added_at: addedAt, created: addedAt,
  is_service_account: kind === 'service_account', is_scim_managed: false, api_key_last_used_at: Math.floor(now / 3600) * 3600,
})

/** A project's key with its owner, who may have left. */
export function projectKeyJson(organization: Organization, key: ProjectKey, now: number): JsonObject {
  const person = organization.people.find(({ id }) => id === key.ownerId)
  const owner = { id: key.ownerId, name: person?.name ?? '', created_at: person?.addedAt ?? key.createdAt, role: 'member' }
  return {
    object: 'organization.project.api_key', redacted_value: `sk-proj-simulated*****${key.last4}`, name: key.name, created_at: key.createdAt,
    last_used_at: key.ownerActive ? Math.floor(now / 3600) * 3600 : null, id: key.id, owner_project_access: key.ownerActive ? 'active' : 'inactive',
    owner: person?.kind === 'service_account' ? { type: 'service_account', service_account: owner } : { type: 'user', user: { ...owner, email: person?.email ?? '' } },
    expires_at: null,
  }
}

/** An Admin key; its owner is the organization's first owner. */
export function adminKeyJson(organization: Organization, key: AdminKey): JsonObject {
  const owner = organization.people.find(({ role }) => role === 'owner')
  return {
    object: 'organization.admin_api_key', id: key.id, name: key.name, redacted_value: `sk-admin-simulated*****${key.text.slice(-4)}`, created_at: key.createdAt,
    expires_at: null, last_used_at: null,
    owner: { type: 'user', object: 'organization.user', id: owner?.id ?? '', name: owner?.name ?? '', created_at: owner?.addedAt ?? 0, role: 'owner' },
  }
}
