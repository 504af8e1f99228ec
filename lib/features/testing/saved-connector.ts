import { encryptSecret } from '@/lib/platform/encrypt-secret'
import { randomUUID } from 'node:crypto'
import { inTenant } from '@/lib/platform/tenant'
import type { Context } from '@/lib/features/viewer/context'

/** A saved connector without any data, for tests that store facts themselves or poll it. */
export async function insertConnector(ctx: Context, key = 'sk-admin-simulated-none', connectorId: string = randomUUID()): Promise<{ organizationId: string; connectorId: string }> {
  const scope = { organizationId: ctx.organizationId, connectorId }
  await inTenant(ctx, async (tx) => tx.connector.create({ data: {
    id: connectorId, organizationId: ctx.organizationId, provider: 'openai', name: 'Stored', state: 'active', vendorOrganizationId: `org-${connectorId.slice(0, 8)}`,
    keyCiphertext: await encryptSecret(tx, key, scope), keyLast4: key.slice(-4), keyAccess: { usage: 'yes', projects: 'yes', users: 'yes', adminKeys: 'no' }, savedAt: new Date('2026-01-31T00:00:00Z'),
  } }))
  return scope
}
