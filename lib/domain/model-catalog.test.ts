import { describe, expect, it } from 'vitest'
import { catalogModel, catalogRule, CATALOGUE_DATE } from '@/lib/domain/model-catalog'
import { Day } from '@/lib/domain/day'
import { baseModel, snapshotDate, untunedModel } from '@/lib/domain/model-names'

const KNOWN: [name: string, tier: string | null, reasoning: string | null][] = [
  ['o1', 'frontier', 'o-series'], ['o1-preview-2024-09-12', 'frontier', 'o-series'], ['o1-mini', 'mid', 'o-series'], ['o3-pro-2025-06-10', 'frontier', 'o-series'],
  ['o3-mini-2025-01-31', 'mid', 'o-series'], ['o4-mini-deep-research', 'mid', 'o-series'],
  ['gpt-5-2025-08-07', 'frontier', 'other'], ['gpt-5-mini-2025-08-07', 'mid', 'other'], ['gpt-5-nano', 'entry', 'other'], ['gpt-5-chat-latest', 'frontier', null],
  ['gpt-5.1-codex-max', 'frontier', 'other'], ['gpt-5.1-codex-mini', 'mid', 'other'], ['codex-mini-latest', 'mid', 'other'], ['gpt-5.2-pro', 'frontier', 'other'],
  ['gpt-5.6-sol', 'frontier', 'other'], ['gpt-5.6-terra', 'mid', 'other'], ['gpt-5.6-luna', 'entry', 'other'], ['gpt-6-astra', 'frontier', 'other'], ['gpt-6.1-sol', 'mid', 'other'],
  ['gpt-4.1-2025-04-14', 'mid', null], ['gpt-4.1-mini-2025-04-14', 'entry', null], ['gpt-4.1-nano', 'entry', null], ['gpt-4o', 'mid', null], ['chatgpt-4o-latest', 'mid', null],
  ['gpt-4o-mini-2024-07-18', 'entry', null], ['gpt-4-0125-preview', 'mid', null], ['gpt-4.5-preview', 'frontier', null], ['gpt-3.5-turbo-0125', 'entry', null],
  ['gpt-4o-realtime-preview', 'mid', null], ['gpt-audio-mini-2025-12-15', 'entry', null], ['gpt-4o-mini-tts', 'entry', null], ['gpt-4o-transcribe', 'entry', null],
  ['gpt-image-1', 'mid', null], ['gpt-image-1-mini', 'entry', null], ['text-embedding-3-small', 'entry', null], ['whisper-1', 'entry', null], ['tts-1-hd', 'entry', null],
  ['ft:gpt-4o-2024-08-06:acme::abc', 'mid', null], ['ft-gpt-4o-2024-08-06', 'mid', null], ['ft:o4-mini-2025-04-16:acme:x:1', 'mid', 'o-series'],
]

describe('catalogModel', () => {
  it.each(KNOWN)('%s is %s and thinks as %s', (name, tier, reasoning) => {
    expect(catalogModel(name)).toMatchObject({ tier, reasoning })
    expect(catalogModel(name).family).not.toBeNull()
  })

  it.each(['llama-3', '', 'gpt', 'o', 'constructor', 'my-gpt-5'])('leaves %s unclassified', (name) => {
    expect(catalogModel(name)).toEqual({ family: null, tier: null, reasoning: null, released: null })
  })

  it('knows the generation but no tier of a size it has not seen', () => {
    expect(catalogModel('gpt-7-nova')).toEqual({ family: 'gpt-7', tier: null, reasoning: 'other', released: null })
  })

  it('reads the day of a dated snapshot', () => {
    expect(catalogModel('gpt-5-mini-2025-08-07').released).toBe('2025-08-07')
    expect(catalogModel('gpt-3.5-turbo-0125').released).toBeNull()
  })

  it('says as of when it holds', () => {
    expect(Day.safeParse(CATALOGUE_DATE).success).toBe(true)
  })
})

describe('names of models', () => {
  it.each([
    ['gpt-5-mini-2025-08-07', 'gpt-5-mini'], ['gpt-3.5-turbo-0125', 'gpt-3.5-turbo'], ['gpt-4-0613', 'gpt-4'], ['gpt-image-1-20250423', 'gpt-image-1'],
    ['gpt-4o', 'gpt-4o'], ['babbage-002', 'babbage-002'], ['gpt-3.5-turbo-16k', 'gpt-3.5-turbo-16k'], ['model-9999', 'model-9999'], ['gpt-5.6-terra', 'gpt-5.6-terra'],
  ])('%s without its date is %s', (name, base) => {
    expect(baseModel(name)).toBe(base)
    expect(baseModel(base)).toBe(base)
  })

  it('finds what was tuned', () => {
    expect(untunedModel('ft:gpt-4o-mini-2024-07-18:acme::id')).toBe('gpt-4o-mini-2024-07-18')
    expect(untunedModel('ft-gpt-4o-2024-08-06')).toBe('gpt-4o-2024-08-06')
    expect(untunedModel('gpt-4o')).toBe('gpt-4o')
  })

  it('takes only whole dates for a day', () => {
    expect(snapshotDate('gpt-image-1-20250423')).toBe('2025-04-23')
    expect(snapshotDate('gpt-4-0613')).toBeNull()
    expect(snapshotDate('gpt-4o')).toBeNull()
  })
})

describe('catalogRule', () => {
  it('says which rule decided, and under which name', () => {
    expect(catalogRule('ft:gpt-4o-2024-08-06:acme::abc')).toEqual({ rule: 'GPT-4, 4o and 4.1', as: 'gpt-4o' })
    expect(catalogRule('o4-mini-2025-04-16')).toEqual({ rule: 'O-series', as: 'o4-mini' })
    expect(catalogRule('llama-3')).toBeNull()
  })
})
