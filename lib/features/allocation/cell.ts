import type { DecimalText } from '@/lib/domain/money'
import type { Measures, UsageService } from '@/lib/domain/services'

/** Dollars of one cost series on one day, as billed. */
export type BilledCell = { seriesId: bigint; day: string; projectId: string | null; apiKeyId: string | null; apiKeyGrouped: boolean; lineItem: string | null; amount: DecimalText }

/** What one usage series counted on one day. */
export type UsageCell = {
  seriesId: bigint; day: string; service: UsageService; projectId: string | null; apiKeyId: string | null
  model: string | null; batch: boolean | null; serviceTier: string | null; measures: Measures
}

/** A part of billed dollars and the usage that caused it; null: no usage matched, the dollars are *Unattributed*. */
export type AttributedCell = { costSeriesId: bigint; usageSeriesId: bigint | null; day: string; amount: DecimalText; basis: 'direct' | 'allocated' }
