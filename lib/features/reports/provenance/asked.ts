import type { Dimension } from '../facts/grouped-spend'
import type { DayRow } from '../facts/day-sums'
import type { Catalogue } from '../facts/tier-shares'
import type { Compared } from '../report-frame-model'
import type { ReportScope } from '../report-scope'
import type { Snapshot } from '../snapshot'
import type { UsageRow } from './usage-rows'

/** One figure of a report: which rows count, how they are told apart, and the one row that was pointed at (`key`), if any. */
export type Asked = {
  tx: Snapshot
  /** Narrowed to the row where a filter can say it; `around` is what the whole report covers. */
  scope: ReportScope; around: ReportScope
  by: Dimension | null; key: string | null
  compared: Compared | null
  shownAs: (usageModel: string) => string
  catalogue: Catalogue
  /** Completions by day, group and model, read once. */
  usage: () => Promise<UsageRow[]>
}

/** Some of a term: dollars as decimal text or a count, and of how many stored rows they are the sum. */
export type Counted = DayRow & { count: number }

/** The amounts that are one term, and the unit they are in. */
export type TermOf = { name: string; unit: string; read: (asked: Asked) => Promise<Counted[]> }

/** Only the row that was pointed at. Where the scope says it already, every row has its key. */
export const ofKey = <Row extends { key: string }>({ key }: Asked, rows: Row[]): Row[] => (key === null ? rows : rows.filter((row) => row.key === key))
