import { expect, test } from 'vitest'
import { narrowedQuery, narrowingOf } from './drill'

test('a thing narrows to itself, a line item to its model or service, what is only a word to nothing', () => {
  expect(['project', 'model', 'user', 'apiKey', 'service'].map((by) => narrowingOf(by, 'thing:x_1'))).toEqual(['project', 'model', 'user', 'apiKey', 'service'].map((kind) => ({ kind, id: 'x_1', name: null })))
  expect(narrowingOf('lineItem', 'thing:priority | gpt-5.4-2026-03-05, output')).toEqual({ kind: 'model', id: 'gpt-5.4-2026-03-05', name: 'gpt-5.4-2026-03-05' })
  expect(narrowingOf('lineItem', 'thing:file search tool calls')).toEqual({ kind: 'service', id: 'file_search_calls', name: 'File search' })
  expect(narrowingOf('lineItem', 'thing:something of their own')).toBeNull()
  expect(['tier', 'batch'].map((by) => narrowingOf(by, 'thing:batch'))).toEqual([null, null])
})
test('one thing takes the place of those chosen before, the rest of the question stays', () => {
  expect(narrowedQuery('period=last-14-days&model=a&model=b&project=p', 'model', 'c&d')).toBe('period=last-14-days&project=p&model=c%26d')
})
test('what is chosen alone leads nowhere further', () => {
  expect(narrowedQuery('model=a', 'model', 'a')).toBeNull()
})
