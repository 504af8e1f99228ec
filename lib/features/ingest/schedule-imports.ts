import 'server-only'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'

/** Errors that waiting does not mend: an admin has to act. */
const NEEDS_ADMIN = ['key_rejected', 'missing_scope']

/** Saved connectors that asked for history and may be read now. Whether any is missing, the import itself finds out. */
export function connectorsToImport(): Promise<{ id: string; organizationId: string }[]> {
  return asSystem('schedule', (tx) => tx.connector.findMany({
    where: { state: 'active', historyDays: { gt: 14 }, OR: [{ retryAt: null }, { retryAt: { lte: now() } }], NOT: { lastErrorCode: { in: NEEDS_ADMIN } } },
    select: { id: true, organizationId: true },
  }))
}
