import { createHash } from 'node:crypto'
import type { DayRange } from '@/lib/domain/day'
import type { Get } from '@/lib/providers/openai/client'
import { firstListPage, type ListName } from '@/lib/providers/openai/directory'
import { readListPage } from '@/lib/providers/openai/lists'
import { firstUsagePage } from '@/lib/providers/openai/usage'
import { KeyRejected, MissingScope, type Access, type CallOptions, type KeyCheck, type ListProgress } from '@/lib/providers/provider'
import type { DirectoryRecord } from '@/lib/providers/records'

export type Sleep = (ms: number) => Promise<void>
export type VerifyRequest = { range: DayRange; sleep: Sleep; maxPages: number } & CallOptions
type ListRead = { access: Access; records: DirectoryRecord[]; progress: ListProgress; organization: string | null }

/** How long names may still take once usage has answered: they matter less than an answer within seconds. */
const GRACE_MS = 1_500
const NOT_ASKED: ListRead = { access: 'unknown', records: [], progress: { state: 'unread' }, organization: null }

/**
 * One round trip: usage, projects, people and the list of Admin keys side by side, GET only. Usage decides; a
 * restricted key without names is fine, and a slow or failing list leaves its access unknown.
 * @throws what the usage call throws: KeyRejected, MissingScope, RateLimited, RangeUnavailable, ProviderUnavailable, UnexpectedAnswer
 */
export async function verify(get: Get, { range, sleep, maxPages, signal }: VerifyRequest): Promise<KeyCheck> {
  const late = new AbortController()
  const aside = { maxPages, signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal }
  const answered: { projects: ListRead; users: ListRead; adminKeys: Access } = { projects: NOT_ASKED, users: NOT_ASKED, adminKeys: 'unknown' }
  const lists = Promise.all([
    readAside(get, 'projects', aside).then((read) => void (answered.projects = read)),
    readAside(get, 'users', aside).then((read) => void (answered.users = read)),
    probeAdminKeys(get, aside).then((access) => void (answered.adminKeys = access)),
  ])
  try {
    const firstUsage = await firstUsagePage(get, { service: 'completions', range, width: '1d', maxPages, signal })
    await Promise.race([lists, sleep(GRACE_MS)])
    const { projects, users, adminKeys } = answered
    const header = firstUsage.page.vendorOrganizationId ?? projects.organization ?? users.organization
    const fingerprint = header ? null : projectFingerprint(projects)
    return {
      vendorOrganizationId: header ?? fingerprint,
      vendorOrganizationSource: header ? 'header' : fingerprint ? 'project' : null,
      access: { usage: 'yes', projects: projects.access, users: users.access, adminKeys },
      directory: { records: [...projects.records, ...users.records], projects: projects.progress, users: users.progress },
      firstUsage,
    }
  } finally {
    late.abort()
  }
}

async function readAside(get: Get, name: ListName, options: { maxPages: number } & CallOptions): Promise<ListRead> {
  try {
    return { access: 'yes', ...(await firstListPage(get, name, options)) }
  } catch (error) {
    return isRefusal(error) ? { ...NOT_ASKED, access: 'no', progress: { state: 'denied' } } : NOT_ASKED
  }
}

/** Only a key with all permissions reads the Admin keys. */
async function probeAdminKeys(get: Get, options: { maxPages: number } & CallOptions): Promise<Access> {
  try {
    await readListPage(get, { path: '/organization/admin_api_keys', query: { limit: 1 }, ...options })
    return 'yes'
  } catch (error) {
    return isRefusal(error) ? 'no' : 'unknown'
  }
}

const isRefusal = (error: unknown) => error instanceof MissingScope || error instanceof KeyRejected

/** The oldest project never changes, so it tells vendor organizations apart where no header does; only a complete list has it for sure. */
function projectFingerprint({ records, progress }: ListRead): string | null {
  if (progress.state !== 'complete') return null
  const dated = records.flatMap(({ externalId, createdAt }) => (createdAt === null ? [] : [{ externalId, createdAt }]))
  const [oldest] = dated.sort((a, b) => a.createdAt - b.createdAt || (a.externalId < b.externalId ? -1 : 1))
  return oldest ? `project:${createHash('sha256').update(oldest.externalId).digest('hex').slice(0, 24)}` : null
}
