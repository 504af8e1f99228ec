import 'server-only'
import { z } from 'zod'
import { Conflict, NotFound } from '@/lib/domain/errors'
import type { Context } from '@/lib/features/viewer/context'
import { decryptSecret, KeyUnreadable } from '@/lib/platform/cipher'
import { inTenant } from '@/lib/platform/tenant'
import { ApiKey, type Provider } from '@/lib/providers/provider'
import { providerIdOf, providerOf } from './provider-of'

export type OpenConnector = { id: string; organizationId: string; name: string; state: string; key: ApiKey; provider: Provider; historyDays: number | null; historyFrom: Date | null; savedAt: Date | null }

/**
 * A saved connector with its key opened, for a sync. The caller records in the audit log that the key was used.
 * @throws NotFound when it is foreign, a draft or removed; Conflict when it is paused or the key cannot be opened
 */
export async function openConnector(ctx: Context, connectorId: string): Promise<OpenConnector> {
  const id = z.uuid().safeParse(connectorId)
  const row = id.success && (await inTenant(ctx, (tx) => tx.connector.findFirst({ where: { id: id.data, organizationId: ctx.organizationId, state: { in: ['active', 'paused'] } } })))
  if (!row) throw new NotFound('This connector')
  if (row.state === 'paused') throw new Conflict('This connector is paused.', 'Resume it, then sync.')
  try {
    const key = new ApiKey(decryptSecret(row.keyCiphertext ?? '', { organizationId: row.organizationId, connectorId: row.id }))
    return { id: row.id, organizationId: row.organizationId, name: row.name, state: row.state, key, provider: providerOf(providerIdOf(row.provider)), historyDays: row.historyDays, historyFrom: row.historyFrom, savedAt: row.savedAt }
  } catch (error) {
    if (error instanceof KeyUnreadable) throw new Conflict(error.message)
    throw error
  }
}
