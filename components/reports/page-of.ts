import type { GroupBy } from '@/lib/domain/report-filter'
import type { ThingKind } from '@/lib/domain/things'

/** Which page a row of a grouping opens. */
export const PAGE_OF: Partial<Record<GroupBy, ThingKind>> = { project: 'projects', user: 'users', apiKey: 'api-keys' }
