import { expect, test } from 'vitest'
import { narrowedQuery, narrowingOf } from './drill'

test('a thing narrows to itself, a line item to what it is billed for, what is only a word to nothing', () => {
  expect(['project', 'model', 'user', 'apiKey', 'service'].map((by) => narrowingOf(by, { key: 'thing:x_1' }))).toEqual(['project', 'model', 'user', 'apiKey', 'service'].map((kind) => ({ kind, id: 'x_1', name: null })))
  const billedFor = { kind: 'model' as const, id: 'gpt-5.4', name: 'gpt-5.4' }
  expect(narrowingOf('lineItem', { key: 'thing:gpt-5.4, output', billedFor })).toEqual(billedFor)
  expect(['lineItem', 'tier', 'batch'].map((by) => narrowingOf(by, { key: 'thing:batch' }))).toEqual([null, null, null])
})
test('one thing takes the place of those chosen before, the rest of the question stays', () => {
  expect(narrowedQuery('period=last-14-days&model=a&model=b&project=p', 'model', 'c&d')).toBe('period=last-14-days&project=p&model=c%26d')
})
test('what is chosen alone leads nowhere further', () => {
  expect(narrowedQuery('model=a', 'model', 'a')).toBeNull()
})
