import { describe, expect, it } from 'vitest'
import { inspectKey } from '@/lib/providers/openai/key-format'

const KEY = 'sk-admin-AbC_123-xyz'
const problemOf = (pasted: string) => {
  const result = inspectKey(pasted)
  return result.ok ? null : result.problem
}

describe('inspectKey', () => {
  it.each([KEY, ` ${KEY}\r\n`, `"${KEY}"`, `“${KEY}”`, `‘ ${KEY} ’`, `\u200b${KEY}\ufeff`, `Bearer ${KEY}`, `"bearer  ${KEY}"`, `Authorization: Bearer ${KEY}`, `\`${KEY}\``])('finds the key in %j', (pasted) => {
    const result = inspectKey(pasted)
    expect(result.ok && result.key.reveal()).toBe(KEY)
  })

  it.each(['', '   ', '""', '\n\t', '\u200b', 'Bearer '])('sees nothing in %j', (pasted) => {
    expect(problemOf(pasted)).toEqual({ code: 'empty' })
  })

  it.each(['sk-proj-abc', 'sk-svcacct-abc', 'sk-None-abc', 'sk-abcdef', ' "sk-proj-abc" '])('knows the project key %s', (pasted) => {
    expect(problemOf(pasted)).toEqual({ code: 'project_key' })
  })

  it.each([
    ['sk-ant-api03-x', 'Anthropic'], ['sk-ant-admin01-x', 'Anthropic'], ['AIzaSyX', 'Google'], ['xai-abc', 'xAI'], ['gsk_abc', 'Groq'], ['pplx-abc', 'Perplexity'],
    ['AKIAABCDEF', 'AWS'], ['hf_abc', 'Hugging Face'], ['r8_abc', 'Replicate'], ['sk-or-v1-abc', 'OpenRouter'],
  ])('names the vendor of %s', (pasted, vendor) => {
    expect(problemOf(pasted)).toEqual({ code: 'other_vendor', vendor })
  })

  it.each(['hello', 'sk-admin-', 'sk-admin-ab cd', 'sk-admin-ab\ncd', 'sk-admin-äb', 'sk-admin-a\u200bb', 'sk-admin-…abcd', 'sk-admin-a\u0000b', `sk-admin-${'a'.repeat(600)}`, ' '.repeat(1_000_000)])('takes %.30j for no key', (pasted) => {
    expect(problemOf(pasted)).toEqual({ code: 'malformed' })
  })

  it('never repeats what was pasted', () => {
    expect(JSON.stringify(inspectKey(KEY))).not.toContain('AbC')
    expect(JSON.stringify(inspectKey('sk-admin-secret with spaces'))).not.toContain('secret')
  })
})
