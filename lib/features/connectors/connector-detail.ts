import type { Day } from '@/lib/domain/day'
import type { DecimalText } from '@/lib/domain/money'
import type { ConnectorSummary } from './connector-summary'

/** A part of a long list, newest first. `page` counts from 1; `total` is of all pages. */
export type ListPage<Row> = { rows: Row[]; page: number; pages: number; total: number }

/** One fetch of a service and range of UTC days. `durationMs` null: it has not ended. */
export type PullRow = {
  id: string; startedAt: string; durationMs: number | null; service: string; width: string; reason: string; from: Day; to: Day
  rows: number; rejectedRows: number; changedDays: number; error: string | null
}

/** A settled UTC day whose total of one measure changed: dollars or a count, as exact decimal text. */
export type RestatementRow = { id: string; seenAt: string; day: Day; service: string; measure: string; oldValue: DecimalText; newValue: DecimalText; difference: DecimalText }

/** Rows set aside for the same reason. `raw`: the newest of them as received, without personal fields. */
export type RejectedGroup = { service: string; reason: string; rows: number; from: Day | null; to: Day | null; seenAt: string; raw: string[] }

/** Everything the page of one connector shows. Never its key. */
export type ConnectorDetail = {
  connector: ConnectorSummary
  /** What the key may read, in sentences for the admin. */
  keyNotes: { level: 'info' | 'warning'; title: string; text: string }[]
  /** Days of history asked for at Save, and the first day OpenAI still had when it had no older ones. */
  historyDays: number | null
  historyFrom: Day | null
  pulls: ListPage<PullRow>
  restatements: ListPage<RestatementRow>
  rejected: { total: number; groups: RejectedGroup[] }
}
