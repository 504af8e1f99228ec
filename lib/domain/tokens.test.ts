import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTokens, LARGEST_COUNT, readCount, uncachedInputTokens } from '@/lib/domain/tokens'

describe('readCount', () => {
  it.each([['0', 0n], ['178', 178n], ['1e3', 1000n], ['5.0', 5n], ['-0', 0n], ['9007199254740993', 9_007_199_254_740_993n]])('reads %s', (text, count) => {
    expect(readCount(text)).toBe(count)
  })

  it.each(['-1', '1.5', '1e-1', '', 'ten', '0x10', 'NaN', (LARGEST_COUNT + 1n).toString(), '9'.repeat(500)])('refuses %s', (text) => {
    expect(readCount(text)).toBeNull()
  })

  it('is exact over all that can be stored', () => {
    fc.assert(fc.property(fc.bigInt(0n, LARGEST_COUNT), (count) => readCount(count.toString()) === count))
  })
})

describe('uncachedInputTokens', () => {
  it('takes the reported number first', () => {
    expect(uncachedInputTokens({ input_tokens: 10n, input_cached_tokens: 4n, input_uncached_tokens: 5n })).toBe(5n)
  })

  it('takes cached and cache-write tokens off the input otherwise', () => {
    expect(uncachedInputTokens({ input_tokens: 10n, input_cached_tokens: 4n, input_cache_write_tokens: 1n })).toBe(5n)
    expect(uncachedInputTokens({ input_tokens: 10n })).toBe(10n)
  })

  it('never adds audio on top: its tokens are parts of the input', () => {
    expect(uncachedInputTokens({ input_tokens: 1500n, input_cached_tokens: 400n, input_text_tokens: 1000n, input_audio_tokens: 100n })).toBe(1100n)
  })

  it('is unknown without input tokens', () => {
    expect(uncachedInputTokens({ images: 3n })).toBeNull()
  })
})

describe('formatTokens', () => {
  it.each([[0n, '0'], [999n, '999'], [1000n, '1,000'], [1234567n, '1,234,567'], [2n ** 60n, '1,152,921,504,606,846,976']])('writes %s as %s', (count, text) => {
    expect(formatTokens(count)).toBe(text)
  })

  it('loses no digit', () => {
    fc.assert(fc.property(fc.bigInt(0n, 2n ** 200n), (count) => BigInt(formatTokens(count).replaceAll(',', '')) === count))
  })
})
