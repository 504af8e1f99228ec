import 'server-only'
import { z } from 'zod'
import { sql, type SqlTx, type Tx } from '@/lib/platform/tenant'
import type { Identity } from './same-vendor-organization'

const Owners = z.array(z.object({ id: z.uuid(), name: z.string(), state: z.enum(['active', 'paused', 'removed']) }))
export type Owner = z.infer<typeof Owners>[number]

/**
 * The connector that has this vendor organization already: by an equal id, or by a project in common, since two keys may name
 * one organization differently (`sameVendorOrganization`). One that reads it goes before one whose history was kept; null without any.
 */
export async function ownerOf(tx: Tx | SqlTx, { organizationId, provider }: { organizationId: string; provider: string }, { vendorOrganizationId, projectIds }: Pick<Identity, 'vendorOrganizationId' | 'projectIds'>): Promise<Owner | null> {
  const [owner] = Owners.parse(await sql(tx,
    `select c.id, c.name, c.state::text from "Connector" c
     where c."organizationId" = $1::uuid and c.provider = $2 and c.state in ('active', 'paused', 'removed') and (c."vendorOrganizationId" = $3::text
       or exists (select 1 from "DirectoryEntry" d where d."organizationId" = c."organizationId" and d."connectorId" = c.id and d.kind = 'project' and d."externalId" = any($4::text[]))
       or exists (select 1 from "Series" s where s."organizationId" = c."organizationId" and s."connectorId" = c.id and s."projectId" = any($4::text[])))
     order by c.state = 'removed', c."vendorOrganizationId" = $3::text desc nulls last, c."savedAt" desc, c.id limit 1`, [organizationId, provider, vendorOrganizationId, [...projectIds]]))
  return owner ?? null
}
