import 'server-only'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'

/** Errors that waiting does not mend: an admin has to act, and until then OpenAI is not asked. */
export const NEEDS_ADMIN = ['key_rejected', 'missing_scope']
export const needsAdmin = (errorCode: string | null): boolean => errorCode !== null && NEEDS_ADMIN.includes(errorCode)

const mayBeRead = () => ({
  state: 'active' as const,
  AND: [{ OR: [{ retryAt: null }, { retryAt: { lte: now() } }] }, { OR: [{ lastErrorCode: null }, { lastErrorCode: { notIn: NEEDS_ADMIN } }] }],
})
const select = { id: true, organizationId: true }

/** Connectors of every organization that may be polled now. What there is to read, each poll finds out. */
export async function connectorsToPoll(): Promise<{ organizationId: string; connectorId: string }[]> {
  const rows = await asSystem('schedule', (tx) => tx.connector.findMany({ where: mayBeRead(), select, orderBy: { id: 'asc' } }))
  return rows.map(({ id, organizationId }) => ({ organizationId, connectorId: id }))
}

/** Those whose days may be missing: history asked for, or a gap that a long pause left. Whether any is, `importsDue` finds out. */
export function connectorsWithHistory() {
  return asSystem('schedule', (tx) => tx.connector.findMany({ where: { ...mayBeRead(), historyDays: { not: null } }, select: { ...select, provider: true, historyDays: true, historyFrom: true, savedAt: true } }))
}
