import { z } from 'zod'
import { DecimalText } from '@/lib/domain/money'
import { MEASURES, PulledService, UsageService } from '@/lib/domain/services'
import type { CostRecord, RejectedRow, UsageRecord } from '@/lib/providers/records'

const nullableText = z.string().nullable()
const Count = z.codec(z.string(), z.bigint(), { decode: (text) => BigInt(text), encode: (count) => count.toString() })
const UsageRecords = z.array(z.object({
  service: UsageService,
  bucketStart: z.number(),
  dimensions: z.object({ projectId: nullableText, userId: nullableText, apiKeyId: nullableText, model: nullableText, batch: z.boolean().nullable(), serviceTier: nullableText, extra: z.record(z.string(), z.string()) }),
  measures: z.partialRecord(z.enum(MEASURES), Count),
}))
const CostRecords = z.array(z.object({
  bucketStart: z.number(), projectId: nullableText, apiKeyId: nullableText, apiKeyGrouped: z.boolean(), lineItem: nullableText,
  amount: DecimalText, currency: z.string(), quantity: DecimalText.nullable(), quantityUnit: nullableText,
}))
const RejectedRows = z.array(z.object({ service: PulledService, bucketStart: z.number().nullable(), reason: z.string(), raw: z.string() }))

/** Records as JSON text and back, without losing a digit: counts travel as text. */
export const usageToJson = (records: UsageRecord[]): string => JSON.stringify(z.encode(UsageRecords, records))
export const usageFromJson = (json: unknown): UsageRecord[] => UsageRecords.parse(json)
export const costsToJson = (records: CostRecord[]): string => JSON.stringify(records)
export const costsFromJson = (json: unknown): CostRecord[] => CostRecords.parse(json)
export const rejectedFromJson = (json: unknown): RejectedRow[] => RejectedRows.parse(json)
