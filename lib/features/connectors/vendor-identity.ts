import 'server-only'
import { z } from 'zod'
import type { DayRange } from '@/lib/domain/day'
import type { FetchedPull } from '@/lib/features/ingest/fetched-pull'
import type { Scope } from '@/lib/features/ingest/scope'
import { sql, type SqlTx, type Tx } from '@/lib/platform/tenant'
import type { ApiKey, KeyCheck, Provider } from '@/lib/providers/provider'
import { telling, type Identity, type Shown } from './same-vendor-organization'

const Ids = z.array(z.object({ id: z.string() }))

/** The projects a connector has ever named or used. */
export async function knownProjects(tx: Tx | SqlTx, { organizationId, connectorId }: Scope): Promise<Set<string>> {
  const rows = Ids.parse(await sql(tx,
    `select "externalId" as id from "DirectoryEntry" where "organizationId" = $1::uuid and "connectorId" = $2::uuid and kind = 'project'
     union select "projectId" from "Series" where "organizationId" = $1::uuid and "connectorId" = $2::uuid and "projectId" is not null`, [organizationId, connectorId]))
  return telling(rows.map(({ id }) => id))
}

/** The projects that a draft has named or used so far, in its lists and in the rows of its pages. */
export async function draftProjects(tx: Tx | SqlTx, { id, organizationId }: { id: string; organizationId: string }, pulls: FetchedPull[]): Promise<Set<string>> {
  const used = pulls.flatMap(({ usage, costs }) => [...usage.map(({ dimensions }) => dimensions.projectId), ...costs.map(({ projectId }) => projectId)])
  return new Set([...(await knownProjects(tx, { organizationId, connectorId: id })), ...telling(used)])
}

/** The projects that a verified key named or used. */
export const checkedProjects = ({ directory, firstUsage }: KeyCheck): Set<string> =>
  telling([...directory.records.flatMap(({ kind, externalId }) => (kind === 'project' ? [externalId] : [])), ...firstUsage.page.records.map(({ dimensions }) => dimensions.projectId)])

/**
 * What a verified key shows of its vendor organization. The costs are asked only where the connector is known by their word
 * and the key has not shown the same id otherwise. @throws ProviderError
 */
export async function shownBy(provider: Provider, key: ApiKey, check: KeyCheck, known: Identity, range: DayRange): Promise<Shown> {
  const asksCosts = known.source === 'costs' && known.vendorOrganizationId !== check.vendorOrganizationId
  return {
    vendorOrganizationId: check.vendorOrganizationId, source: check.vendorOrganizationSource, projectIds: checkedProjects(check),
    costsOrganizationId: asksCosts ? await namedByCosts(provider, key, range) : null,
    allProjects: check.directory.projects.state === 'complete',
  }
}

async function namedByCosts(provider: Provider, key: ApiKey, range: DayRange): Promise<string | null> {
  for await (const { vendorOrganizationId } of provider.costsBetween(key, range)) if (vendorOrganizationId) return vendorOrganizationId
  return null
}
