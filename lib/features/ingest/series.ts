import 'server-only'
import { createHash } from 'node:crypto'
import type { CostRecord, UsageRecord } from '@/lib/providers/records'

/** The dimensions of one series, as columns of Series. */
export type SeriesColumns = {
  service: string
  projectId: string | null
  userId: string | null
  apiKeyId: string | null
  model: string | null
  batch: boolean | null
  serviceTier: string | null
  lineItem: string | null
  currency: string | null
  quantityUnit: string | null
  apiKeyGrouped: boolean | null
  extra: Record<string, string>
}

export const SERIES_COLUMNS = [
  'service', 'projectId', 'userId', 'apiKeyId', 'model', 'batch', 'serviceTier', 'lineItem', 'currency', 'quantityUnit', 'apiKeyGrouped', 'extra',
] as const

const sortedExtra = (extra: Record<string, string>) => Object.entries(extra).sort(([a], [b]) => (a < b ? -1 : 1))

/** The identity of a series: sha-256 over its dimensions in a fixed order. The same combination is the same series for ever. */
export function seriesHash(series: SeriesColumns): string {
  const parts = SERIES_COLUMNS.map((column) => (column === 'extra' ? sortedExtra(series.extra) : series[column]))
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

const NOTHING = { projectId: null, userId: null, apiKeyId: null, model: null, batch: null, serviceTier: null, lineItem: null, currency: null, quantityUnit: null, apiKeyGrouped: null, extra: {} }

export const usageSeries = (record: UsageRecord): SeriesColumns => ({ ...NOTHING, service: record.service, ...record.dimensions })

export const costSeries = (record: CostRecord): SeriesColumns => ({
  ...NOTHING,
  service: 'costs',
  projectId: record.projectId,
  apiKeyId: record.apiKeyId,
  apiKeyGrouped: record.apiKeyGrouped,
  lineItem: record.lineItem,
  currency: record.currency,
  quantityUnit: record.quantityUnit,
})
