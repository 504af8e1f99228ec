import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLineItem, type LineItem } from '@/lib/domain/line-item'

const tokens = (measure: LineItem['measure']): Partial<LineItem> => ({ service: 'completions', measure })
const CASES: [text: string, expected: Partial<LineItem>][] = [
  ['gpt-4o-2024-08-06, output', { model: 'gpt-4o-2024-08-06', direction: 'output', surface: null, tier: null, longContext: false, ...tokens('output_tokens') }],
  ['gpt-5-mini-2025-08-07, input', { model: 'gpt-5-mini-2025-08-07', direction: 'input', ...tokens('input_uncached_tokens') }],
  ['gpt-5.4-2026-03-05, cached input, long context', { direction: 'cached_input', longContext: true, ...tokens('input_cached_tokens') }],
  ['gpt-5.6-terra, cache writes', { model: 'gpt-5.6-terra', direction: 'cache_write', ...tokens('input_cache_write_tokens') }],
  ['priority | gpt-5.6-sol, output, long context', { tier: 'priority', surface: null, model: 'gpt-5.6-sol', direction: 'output', longContext: true }],
  ['flex | gpt-5-mini', { tier: 'flex', model: 'gpt-5-mini', direction: null, service: 'completions', measure: null }],
  ['Batch API | gpt-5, input', { tier: 'batch', surface: null, model: 'gpt-5', direction: 'input' }],
  ['evals | gpt-4o-mini-2024-07-18, input', { surface: 'evals', tier: null, model: 'gpt-4o-mini-2024-07-18', direction: 'input' }],
  ['evals | flex | gpt-5, output', { surface: 'evals', tier: 'flex', model: 'gpt-5', direction: 'output' }],
  ['assistants api | file search', { surface: 'assistants api', model: null, service: 'file_search_calls', measure: 'num_requests' }],
  ['assistants api | code interpreter', { surface: 'assistants api', model: null, service: 'code_interpreter_sessions', measure: 'num_sessions' }],
  ['code interpreter sessions', { model: null, service: 'code_interpreter_sessions', measure: 'num_sessions' }],
  ['ft-gpt-4o-2024-08-06, input', { model: 'ft-gpt-4o-2024-08-06', direction: 'input' }],
  ['text-embedding-3-small, input', { model: 'text-embedding-3-small', service: 'embeddings', measure: 'input_tokens' }],
  ['gpt-image-1 image, cached input', { model: 'gpt-image-1', modality: 'image', direction: 'cached_input', service: 'images', measure: 'images' }],
  ['gpt-image-2-2026-04-21 text, input', { model: 'gpt-image-2-2026-04-21', modality: 'text', direction: 'input', service: 'images' }],
  ['gpt-audio-mini-2025-12-15 audio, input', { model: 'gpt-audio-mini-2025-12-15', modality: 'audio', ...tokens('input_audio_tokens') }],
  ['whisper', { model: 'whisper-1', service: 'audio_transcriptions', measure: 'seconds' }],
  ['whisper-1, audio', { model: 'whisper-1', modality: 'audio', service: 'audio_transcriptions', measure: 'seconds' }],
  ['tts hd', { model: 'tts-1-hd', service: 'audio_speeches', measure: 'characters' }],
  ['web search tool calls', { model: null, service: 'web_search_calls', measure: 'num_requests' }],
  ['file search tool calls', { model: null, service: 'file_search_calls', measure: 'num_requests' }],
  ['Vector storage', { model: null, service: 'vector_stores', measure: 'usage_bytes' }],
  ['input_tokens', { model: null, direction: 'input', service: null, measure: null }],
  ['gpt-6-astra, input_tokens', { model: 'gpt-6-astra', direction: 'input', ...tokens('input_uncached_tokens') }],
  ['Text tokens', { model: null, modality: 'text', direction: null, service: null, measure: null }],
  ['sora-2, video', { model: 'sora-2', modality: 'video', service: null, measure: null }],
  ['Scale tier units', { model: null, service: null, measure: null }],
  ['constructor', { model: null, tier: null, modality: null, service: null }],
  ['', { model: null, surface: null, service: null }],
]

describe('parseLineItem', () => {
  it.each(CASES)('reads "%s"', (text, expected) => {
    expect(parseLineItem(text)).toMatchObject({ verbatim: text, ...expected })
  })

  it('keeps any text and never fails', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseLineItem(text).verbatim === text))
  })

  it('finds every part of what the grammar can say', () => {
    const part = { prefix: fc.constantFrom(null, 'flex', 'priority', 'evals', 'assistants api'), model: fc.constantFrom('gpt-5.6-sol', 'gpt-4o-2024-08-06', 'o3', 'ft-gpt-4o-2024-08-06') }
    const said = { direction: fc.constantFrom('input', 'cached input', 'cache writes', 'output'), long: fc.boolean() }
    fc.assert(fc.property(fc.record({ ...part, ...said }), ({ prefix, model, direction, long }) => {
      const read = parseLineItem(`${prefix ? `${prefix} | ` : ''}${model}, ${direction}${long ? ', long context' : ''}`)
      expect(read).toMatchObject({ model, direction: direction.replace(' ', '_').replace('writes', 'write'), longContext: long })
      expect(read.tier ?? read.surface).toBe(prefix)
    }))
  })

  it('takes no long time over a long text', () => {
    expect(parseLineItem(`a${'-'.repeat(200_000)}`).model).toBeNull()
  })
})

const facts = new URL('../../../shared/openai/line-items.txt', import.meta.url)
describe.skipIf(!existsSync(facts))('line items seen in real organizations', () => {
  const lines = () => readFileSync(facts, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))

  it('all say at least what they are billed for, or which part of it', () => {
    for (const line of lines()) {
      const { model, service, direction, modality } = parseLineItem(line)
      expect(model ?? service ?? direction ?? modality, line).not.toBeNull()
    }
  })

  it('name a model wherever there is one', () => {
    const without = lines().filter((line) => parseLineItem(line).model === null)
    expect(without).toEqual(['assistants api | file search', 'web search tool calls', 'file search tool calls', 'Vector storage', 'input_tokens', 'Text tokens'])
  })
})
