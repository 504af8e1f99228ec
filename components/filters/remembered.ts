import { canonicalQuery, parseReportFilter } from '@/lib/domain/report-filter'
import type { Day } from '@/lib/domain/day'

/** What is taken along from report to report: when, from which connectors, and how it is arranged. What a page was narrowed to belongs to the step that led there. */
const WORDS = ['period', 'from', 'to', 'connector', 'groupBy', 'measured']
const MOST = 1000

/** The cookie that holds the question last answered in this browser, one for each organization. */
export const rememberedAs = (organizationId: string): string => `cloudmonitor-filters-${organizationId}`

/** Of a question in the address, what is remembered; '' for what every report shows by itself. */
export function wordsToRemember(query: string): string {
  const words = canonicalQuery(new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => WORDS.includes(name))))
  return words.length > MOST ? '' : words
}

/** The remembered words as a question that can be asked on `today` (UTC); null when there is nothing, or nothing that makes sense. */
export function recall(text: string | undefined, today: Day): string | null {
  const words = wordsToRemember(text ?? '')
  try {
    parseReportFilter(new URLSearchParams(words), today)
    return words || null
  } catch {
    return null
  }
}
