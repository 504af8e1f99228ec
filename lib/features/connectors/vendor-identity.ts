import 'server-only'
import { z } from 'zod'
import type { DayRange } from '@/lib/domain/day'
import type { Scope } from '@/lib/features/ingest/scope'
import { sql, type Tx } from '@/lib/platform/tenant'
import type { ApiKey, KeyCheck, Provider } from '@/lib/providers/provider'
import type { Identity, Shown } from './same-vendor-organization'

const Ids = z.array(z.object({ id: z.string() }))

/** The projects a connector has ever named or used. */
export async function knownProjects(tx: Tx, { organizationId, connectorId }: Scope): Promise<Set<string>> {
  const rows = Ids.parse(await sql(tx,
    `select "externalId" as id from "DirectoryEntry" where "organizationId" = $1::uuid and "connectorId" = $2::uuid and kind = 'project'
     union select "projectId" from "Series" where "organizationId" = $1::uuid and "connectorId" = $2::uuid and "projectId" is not null`, [organizationId, connectorId]))
  return new Set(rows.map(({ id }) => id))
}

/**
 * What a verified key shows of its vendor organization. The costs are asked only where the connector is known by their word
 * and the key has not shown the same id otherwise. @throws ProviderError
 */
export async function shownBy(provider: Provider, key: ApiKey, check: KeyCheck, known: Identity, range: DayRange): Promise<Shown> {
  const projects = check.directory.records.flatMap(({ kind, externalId }) => (kind === 'project' ? [externalId] : []))
  const used = check.firstUsage.page.records.flatMap(({ dimensions }) => dimensions.projectId ?? [])
  const asksCosts = known.source === 'costs' && known.vendorOrganizationId !== check.vendorOrganizationId
  return {
    vendorOrganizationId: check.vendorOrganizationId, source: check.vendorOrganizationSource, projectIds: new Set([...projects, ...used]),
    costsOrganizationId: asksCosts ? await namedByCosts(provider, key, range) : null,
    allProjects: check.directory.projects.state === 'complete',
  }
}

async function namedByCosts(provider: Provider, key: ApiKey, range: DayRange): Promise<string | null> {
  for await (const { vendorOrganizationId } of provider.costsBetween(key, range)) if (vendorOrganizationId) return vendorOrganizationId
  return null
}
