import { badParameter, notFound } from '../http/api-error'
import type { JsonObject } from '../http/json-text'
import { Query } from '../http/query'
import type { Answer, Call } from './call'
import { adminKeyJson, projectJson, projectKeyJson, userJson } from './directory-objects'

const PAGING = ['limit', 'after']

/** One page of `all`; `visible` hides some without breaking a cursor that points at one of them. */
function listPage<Item extends { id: string }>(query: Query, all: Item[], visible: (item: Item) => boolean, json: (item: Item) => JsonObject): Answer {
  const limit = query.limit(20, 100)
  const after = query.one('after')
  const place = after === null ? -1 : all.findIndex(({ id }) => id === after)
  if (after !== null && place < 0) throw badParameter('after', `Invalid 'after': no object with id '${after}'.`, 'invalid_value')
  const rest = all.slice(place + 1).filter(visible)
  const page = rest.slice(0, limit)
  const last = page.at(-1)?.id ?? null
  return {
    body: { object: 'list', data: page.map(json), first_id: page[0]?.id ?? null, last_id: last, has_more: rest.length > page.length },
    cursor: { field: 'last_id', here: after ?? page[0]?.id ?? '' },
  }
}

function found<Item extends { id: string }>(items: Item[], id: string, what: string): Item {
  const item = items.find((candidate) => candidate.id === id)
  if (!item) throw notFound(`No ${what} found with id '${id}'.`)
  return item
}

/** `GET /organization/projects`: archived ones only when asked for. */
export function projects({ organization, search }: Call): Answer {
  const query = new Query(search, [...PAGING, 'include_archived'])
  const archivedToo = query.flag('include_archived') ?? false
  return listPage(query, organization.projects, ({ archivedAt }) => archivedToo || archivedAt === null, projectJson)
}

export const project = ({ organization, search }: Call, id: string): Answer => {
  new Query(search, [])
  return { body: projectJson(found(organization.projects, id, 'project')) }
}

/** `GET /organization/users`: people who left are not in it. */
export function users({ organization, search, now }: Call): Answer {
  const query = new Query(search, [...PAGING, 'emails'])
  const emails = query.list('emails').map((email) => email.toLowerCase())
  return listPage(query, organization.people, ({ listed, email }) => listed && (emails.length === 0 || emails.includes(email.toLowerCase())), (person) => userJson(person, now))
}

export const user = ({ organization, search, now }: Call, id: string): Answer => {
  new Query(search, [])
  return { body: userJson(found(organization.people.filter(({ listed }) => listed), id, 'user'), now) }
}

/** `GET /organization/projects/{id}/api_keys`: without `owner_project_access`, keys whose owner lost access are hidden. */
export function projectKeys({ organization, search, now }: Call, projectId: string): Answer {
  const query = new Query(search, [...PAGING, 'owner_project_access'])
  const access = query.choice('owner_project_access', ['active', 'inactive', 'any']) ?? 'active'
  const { id } = found(organization.projects, projectId, 'project')
  return listPage(query, organization.keys.filter((key) => key.projectId === id),
    ({ deletedAt, ownerActive }) => deletedAt === null && (access === 'any' || ownerActive === (access === 'active')), (key) => projectKeyJson(organization, key, now))
}

export const projectKey = ({ organization, search, now }: Call, projectId: string, keyId: string): Answer => {
  new Query(search, [])
  return { body: projectKeyJson(organization, found(organization.keys.filter((key) => key.projectId === projectId && key.deletedAt === null), keyId, 'API key'), now) }
}

const adminKeysOf = ({ organization }: Call) => organization.adminKeys.filter(({ purpose, revoked }) => purpose !== 'project' && !revoked)

/** `GET /organization/admin_api_keys`, by creation time. */
export function adminKeys(call: Call): Answer {
  const query = new Query(call.search, [...PAGING, 'order'])
  const keys = adminKeysOf(call)
  return listPage(query, query.choice('order', ['asc', 'desc']) === 'desc' ? keys.reverse() : keys, () => true, (key) => adminKeyJson(call.organization, key))
}

export const adminKey = (call: Call, id: string): Answer => {
  new Query(call.search, [])
  return { body: adminKeyJson(call.organization, found(adminKeysOf(call), id, 'admin API key')) }
}
