import { readDecimal, toScaled } from '@/lib/domain/money'
import type { Measures } from '@/lib/domain/services'

/** PostgreSQL's bigint ends here; a larger count could be read but not stored. */
export const LARGEST_COUNT = 2n ** 63n - 1n

/**
 * Reads a count as it stands in a JSON answer (`178`, `1e3`, `5.0`), exact beyond 2^53.
 * Returns null for anything negative, fractional, too large to store, or not a number.
 */
export function readCount(text: string): bigint | null {
  const decimal = readDecimal(text)
  if (decimal === null) return null
  const { units, scale } = toScaled(decimal)
  const unit = 10n ** BigInt(scale)
  if (units % unit !== 0n) return null
  const count = units / unit
  return count < 0n || count > LARGEST_COUNT ? null : count
}

/**
 * Input tokens that were neither read from nor written to the cache:
 * `input_uncached_tokens ?? input_tokens − input_cached_tokens − input_cache_write_tokens` (OpenAI's description of the
 * completions result: `input_tokens` includes both). null when the row has no input tokens; negative when it contradicts itself.
 */
export function uncachedInputTokens(measures: Measures): bigint | null {
  if (measures.input_uncached_tokens !== undefined) return measures.input_uncached_tokens
  if (measures.input_tokens === undefined) return null
  return measures.input_tokens - (measures.input_cached_tokens ?? 0n) - (measures.input_cache_write_tokens ?? 0n)
}

/** `1,234,567`: every digit, with thousands separators. For any whole unit: tokens, requests, characters, bytes. */
export const formatTokens = (count: bigint): string => count.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',')
