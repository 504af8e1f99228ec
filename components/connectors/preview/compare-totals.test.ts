import { describe, expect, test } from 'vitest'
import { DecimalText } from '@/lib/domain/money'
import { compareTotals } from './compare-totals'

const ours = DecimalText.parse('1234.5649999999999999')

describe('compare with OpenAI', () => {
  test.each(['1234.56', '$1,234.56', ' $1,234.56 ', '1234.56 USD', 'US$1,234.56', '1,234.6', '$1235', '1234.5649999999999999', '1234.56500'])('%s matches at the precision typed', (typed) => {
    expect(compareTotals(typed, ours).kind).toBe('matches')
  })
  test('says by how much, with sign', () => {
    expect(compareTotals('1,234.57', ours)).toEqual({ kind: 'differs', by: '-0.01', decimals: 2 })
    expect(compareTotals('$1,200', ours)).toEqual({ kind: 'differs', by: '35', decimals: 0 })
    expect(compareTotals('1234.5650000000000000', ours)).toMatchObject({ kind: 'differs', by: '-0.0000000000000001' })
  })
  test.each(['abc', '1.234,56', '12,34', '1e3', '-5', '$', '1.', '..'])('%s cannot be read', (typed) => {
    expect(compareTotals(typed, ours).kind).toBe('unreadable')
  })
  test('empty says nothing', () => {
    expect(compareTotals('  ', ours).kind).toBe('nothing')
  })
})
