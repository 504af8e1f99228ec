import 'server-only'
import { z } from 'zod'
import { Conflict, NotFound } from '@/lib/domain/errors'
import { recordKeyUse } from '@/lib/features/audit/record-audit'
import type { Context } from '@/lib/features/viewer/context'
import { decryptSecret, KeyUnreadable } from '@/lib/platform/cipher'
import type { Connector } from '@/lib/platform/prisma-client/client'
import { inTenant, type Tx } from '@/lib/platform/tenant'
import { ApiKey, type Provider } from '@/lib/providers/provider'
import { providerOf } from './provider-of'

export type SavedConnector = Pick<Connector, 'id' | 'organizationId' | 'name' | 'state' | 'historyDays' | 'historyFrom' | 'savedAt'> & { provider: Provider }
export type OpenConnector = SavedConnector & { key: ApiKey }

/** A saved connector that is not paused, its key closed. @throws NotFound when it is foreign, a draft or removed; Conflict when it is paused */
export async function savedConnector(ctx: Context, connectorId: string): Promise<SavedConnector> {
  return savedOf(await inTenant(ctx, (tx) => findRow(tx, ctx, connectorId)))
}

/**
 * A saved connector with its key opened, for a sync; in the audit log, once per run of a job. The callers record what came of it.
 * @throws NotFound when it is foreign, a draft or removed; Conflict when it is paused or the key cannot be opened, which is then noted on it
 */
export async function openConnector(ctx: Context, connectorId: string): Promise<OpenConnector> {
  const row = await inTenant(ctx, async (tx) => {
    const found = await findRow(tx, ctx, connectorId)
    await recordKeyUse(tx, ctx, found.id)
    return found
  })
  try {
    return { ...savedOf(row), key: new ApiKey(decryptSecret(row.keyCiphertext ?? '', { organizationId: row.organizationId, connectorId: row.id })) }
  } catch (error) {
    if (!(error instanceof KeyUnreadable)) throw error
    await inTenant(ctx, (tx) => tx.connector.updateMany({
      where: { id: row.id, organizationId: ctx.organizationId, keyCiphertext: row.keyCiphertext }, data: { lastErrorCode: error.code, lastErrorMessage: `${error.message}\n${error.nextStep}` },
    }))
    throw new Conflict(error.message, error.nextStep)
  }
}

async function findRow(tx: Tx, ctx: Context, connectorId: string): Promise<Connector> {
  const id = z.uuid().safeParse(connectorId)
  const row = id.success && (await tx.connector.findFirst({ where: { id: id.data, organizationId: ctx.organizationId, state: { in: ['active', 'paused'] } } }))
  if (!row) throw new NotFound('This connector')
  if (row.state === 'paused') throw new Conflict('This connector is paused.', 'Resume it, then sync.')
  return row
}

const savedOf = ({ id, organizationId, name, state, historyDays, historyFrom, savedAt, provider }: Connector): SavedConnector =>
  ({ id, organizationId, name, state, historyDays, historyFrom, savedAt, provider: providerOf(provider) })
