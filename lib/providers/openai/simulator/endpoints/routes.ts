import type { Scope } from '../organizations/organization'
import type { Answer, Call } from './call'
import { costs } from './costs'
import { adminKey, adminKeys, project, projectKey, projectKeys, projects, user, users } from './directory'
import { usage } from './usage'

type Route = { pattern: RegExp; scope: Scope; answer: (call: Call, ...parts: string[]) => Answer }

const ID = '([\\w-]+)'
const route = (path: string, scope: Scope, answer: Route['answer']): Route => ({ pattern: new RegExp(`^/organization/${path}$`), scope, answer })

const ROUTES: readonly Route[] = [
  route(`usage/${ID}`, 'api.usage.read', (call, service = '') => usage(call, service)),
  route('costs', 'api.usage.read', costs),
  route('projects', 'api.management.read', projects),
  route(`projects/${ID}`, 'api.management.read', (call, id = '') => project(call, id)),
  route(`projects/${ID}/api_keys`, 'api.management.read', (call, id = '') => projectKeys(call, id)),
  route(`projects/${ID}/api_keys/${ID}`, 'api.management.read', (call, id = '', key = '') => projectKey(call, id, key)),
  route('users', 'api.management.read', users),
  route(`users/${ID}`, 'api.management.read', (call, id = '') => user(call, id)),
  route('admin_api_keys', 'api.management.write', adminKeys),
  route(`admin_api_keys/${ID}`, 'api.management.write', (call, id = '') => adminKey(call, id)),
]

/** Who answers a path below /v1, and which scope that needs; null for a path that does not exist. */
export function routeOf(path: string): { scope: Scope; answer: (call: Call) => Answer } | null {
  for (const { pattern, scope, answer } of ROUTES) {
    const match = pattern.exec(path)
    if (match) return { scope, answer: (call) => answer(call, ...match.slice(1)) }
  }
  return null
}
