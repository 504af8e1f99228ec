import { expect, test } from 'vitest'
import { DecimalText } from '@/lib/domain/money'
import { exactIn, shownIn } from './exact'

const decimal = (text: string) => DecimalText.parse(text)

test('every digit, in the unit, and what the page shows of it', () => {
  expect([exactIn('USD', decimal('1234.50001')), shownIn('USD', decimal('1234.50001'))]).toEqual(['$1,234.50001', '$1,234.50'])
  expect([exactIn('share', decimal('0.132322968277')), shownIn('share', decimal('0.132322968277'))]).toEqual(['13.2322968277 %', '13.2%'])
  expect([exactIn('share', decimal('0.5')), exactIn('share', decimal('0.000000000000'))]).toEqual(['50 %', '0 %'])
  expect([exactIn('tokens', decimal('9007199254740993')), shownIn('tokens', decimal('9007199254740993'))]).toEqual(['9,007,199,254,740,993 tokens', '9,007,199,254,740,993'])
})
