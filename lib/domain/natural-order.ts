const MARKS = /\p{M}/gu

/** In the order people expect: numbers by size, capitals and accents aside, equal labels by value. `Intl.Collator` with numbers takes three times as long over thousands. */
export function inNaturalOrder<T extends { label: string; value: string }>(labelled: T[]): T[] {
  const keyed = labelled.map((one) => ({ one, key: one.label.normalize('NFD').replace(MARKS, '').toLowerCase().replace(/\d+/g, (digits) => digits.padStart(16, '0')) }))
  return keyed.sort((a, b) => (a.key === b.key ? (a.one.value < b.one.value ? -1 : 1) : a.key < b.key ? -1 : 1)).map(({ one }) => one)
}
