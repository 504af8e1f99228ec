import { expect, test } from 'vitest'
import { inNaturalOrder } from './natural-order'

test('numbers sort by their size, and neither capitals nor accents tear names apart', () => {
  const labels = ['key 10', 'Key 9', 'key-2-10', 'key-2-9', 'Zoë', 'Émile', 'emilia', 'Eva', '2026-01', '2025-12', '']
  expect(inNaturalOrder(labels.map((label) => ({ label, value: label }))).map(({ label }) => label))
    .toEqual(['', '2025-12', '2026-01', 'Émile', 'emilia', 'Eva', 'Key 9', 'key 10', 'key-2-9', 'key-2-10', 'Zoë'])
})
test('what has the same label stands by its value', () => {
  expect(inNaturalOrder([{ label: 'Main', value: 'key_b' }, { label: 'Main', value: 'key_a' }]).map(({ value }) => value)).toEqual(['key_a', 'key_b'])
})
