import type { Measure, UsageService } from '@/lib/domain/services'
import type { Amounts } from './amounts'

export const DIMENSIONS = [
  'project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier', 'api_source', 'size', 'source', 'context_level', 'vector_store_id',
] as const
export type Dimension = (typeof DIMENSIONS)[number]
export type Dimensions = { [Name in Dimension]?: Name extends 'batch' ? boolean | null : string | null }

/** How a quantity is told beside an amount: a token count, or something a client cannot match with usage, or nothing. */
export type QuantityRule = 'tokens' | 'characters' | 'duration_minutes' | 'gibibyte_hours' | null

/** What a unit of some measures costs, and the line item it is billed under. */
export type Charge = { lineItem: string; measures: readonly Measure[]; unitPrice: bigint; unitsEach: number; quantity: QuantityRule }

/** Hours of activity. `exact`: the same every hour, told at once. `level`: a stored size. `sparse`: few days. */
export type Rhythm = 'office' | 'steady' | 'night' | 'sparse' | 'level' | 'exact'

/** One steady source of usage: what one key does with one model in one way. `service` is null for spend without a usage row. */
export type Stream = {
  id: string
  seed: number
  service: UsageService | null
  dimensions: Dimensions
  rhythm: Rhythm
  /** Requests in a busy hour, counted in `counter` when the service tells them. */
  perHour: number
  counter: Measure | null
  perRequest: Amounts
  charges: readonly Charge[]
  /** Hours since 1970: first, and first without. */
  fromHour: number
  untilHour: number
}
