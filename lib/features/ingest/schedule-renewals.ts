import 'server-only'
import { ALLOCATION_VERSION } from '@/lib/features/allocation/version'
import { asSystem } from '@/lib/platform/system'

/** Connectors of every organization, removed ones with their kept history too, whose dollars other rules have spread. */
export async function connectorsToRenew(): Promise<{ organizationId: string; connectorId: string }[]> {
  const rows = await asSystem('schedule', (tx) => tx.connector.findMany({
    where: { state: { not: 'draft' }, allocationVersion: { not: ALLOCATION_VERSION } }, select: { id: true, organizationId: true }, orderBy: { id: 'asc' },
  }))
  return rows.map(({ id, organizationId }) => ({ organizationId, connectorId: id }))
}
