import 'server-only'
import { connectorsWithHistory } from '@/lib/features/ingest/schedule-polls'
import { inTenantSql } from '@/lib/platform/tenant'
import { nextChunk } from './import-history'

/** The connectors of every organization whose wanted history still lacks days, and which may be read now. */
export async function importsDue(): Promise<{ organizationId: string; connectorId: string }[]> {
  const due = []
  for (const connector of await connectorsWithHistory()) {
    const { id: connectorId, organizationId } = connector
    if (await inTenantSql(connector, (tx) => nextChunk(tx, connector), 'read')) due.push({ organizationId, connectorId })
  }
  return due
}
