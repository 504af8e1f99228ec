import { expect, test } from 'vitest'
import { catalogModel } from '@/lib/domain/model-catalog'
import { sumCounts, type ModelCounts } from './model-usage'
import { thinkingOf } from './thinking'

const counts = (reported: bigint, unreported: bigint): ModelCounts => ({ ...sumCounts([]), output: unreported, reported, unreported })

test('output tokens of reasoning models are an upper bound with two addends', () => {
  const models: [string | null, ModelCounts][] = [['o3-2025-04-16', counts(0n, 100n)], ['gpt-5-mini-2025-08-07', counts(0n, 20n)], ['gpt-4.1', counts(0n, 7n)], [null, counts(0n, 5n)]]
  expect(thinkingOf(models, catalogModel)).toEqual({ tokens: '120', exact: false, oSeries: '100', otherModels: '20' })
})

test('an explicit field is used instead, and is exact where every row has it', () => {
  expect(thinkingOf([['o3', counts(30n, 0n)], ['gpt-4.1', counts(0n, 7n)]], catalogModel)).toEqual({ tokens: '30', exact: true, oSeries: '30', otherModels: '0' })
  expect(thinkingOf([['o3', counts(30n, 5n)]], catalogModel)).toMatchObject({ tokens: '35', exact: false })
})
