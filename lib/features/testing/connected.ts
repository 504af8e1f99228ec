import { vi } from 'vitest'
import type { Context } from '@/lib/features/viewer/context'

// Verbs are imported when they are called: settings are read at import, and the simulator's address is one of them.
type Options = { historyDays?: 14 | 90 | 365; vendorOrganizationId?: string; name?: string }

/** A draft of a key, its preview just begun. @throws Error with the sentence of a refusal */
export async function verified(admin: Context, key: string, name = 'OpenAI', provider = 'openai'): Promise<string> {
  const { verifyNewConnector } = await import('@/lib/features/connectors/verify-new-connector')
  const result = await verifyNewConnector(admin, { name, key, provider })
  if (!result.ok) throw new Error(result.problem.message)
  return result.draftId
}

/** The preview of a draft, once it is read to its end, names included. */
export async function previewed(admin: Context, draftId: string) {
  const { readPreview } = await import('@/lib/features/connectors/read-preview')
  return vi.waitFor(async () => {
    const preview = await readPreview(admin, draftId)
    if (!preview.complete || preview.names === 'loading') throw new Error('not all read yet')
    return preview
  }, { timeout: 20_000, interval: 30 })
}

/** A draft of a key, read to its end. */
export async function previewOf(admin: Context, key: string, name = 'OpenAI', provider = 'openai'): Promise<string> {
  const draftId = await verified(admin, key, name, provider)
  await previewed(admin, draftId)
  return draftId
}

/** Verifies a key, waits for the whole preview, and saves: a connector as a person makes one. */
export async function connectKey(admin: Context, key: string, { name, ...options }: Options = {}) {
  const { saveConnector } = await import('@/lib/features/connectors/save-connector')
  return saveConnector(admin, { draftId: await previewOf(admin, key, name), historyDays: 14, ...options })
}

/** What is stored of an organization, asked in plain SQL. */
export async function rowsOf(ctx: Context, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const { inTenantSql } = await import('@/lib/platform/tenant')
  return inTenantSql(ctx, async (tx) => (await tx.query<Record<string, unknown>>(text, values)).rows, 'read')
}
