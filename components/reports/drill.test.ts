import { expect, test } from 'vitest'
import { narrowedQuery, narrowingOf } from './drill'

test('what has an id narrows, what is only a word does not', () => {
  expect(['project', 'model', 'user', 'apiKey', 'service', 'lineItem', 'tier', 'batch'].map(narrowingOf)).toEqual(['project', 'model', 'user', 'apiKey', 'service', null, null, null])
})
test('one thing takes the place of those chosen before, the rest of the question stays', () => {
  expect(narrowedQuery('period=last-14-days&model=a&model=b&project=p', 'model', 'c&d')).toBe('period=last-14-days&project=p&model=c%26d')
})
test('what is chosen alone leads nowhere further', () => {
  expect(narrowedQuery('model=a', 'model', 'a')).toBeNull()
})
