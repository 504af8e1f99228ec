import type { IncomingMessage } from 'node:http'
import type { AdminKey, Organization, Scope } from '../organizations/organization'
import { incorrectKey, missingScope, noKey } from './api-error'

/** The text behind `Authorization: Bearer`. */
export const bearer = (request: IncomingMessage): string | null => /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null

/** @throws ApiError 401 for no key or an unknown or revoked one, 401 or 403 where the scope is missing. */
export function authorized(text: string | null, known: { key: AdminKey; organization: Organization } | null, scope: Scope): { key: AdminKey; organization: Organization } {
  if (text === null) throw noKey()
  if (known === null || known.key.revoked) throw incorrectKey(text)
  if (!known.key.scopes.has(scope)) throw missingScope(known.organization.options.scopeFaultsAre401 ? 401 : 403, scope)
  return known
}
