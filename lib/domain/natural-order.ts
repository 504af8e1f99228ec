const MARKS = /\p{M}/gu
const PLAIN = /^[ -~]*$/

const plain = (label: string) => (PLAIN.test(label) ? label : label.normalize('NFD').replace(MARKS, ''))
const keyOf = (label: string) => plain(label).toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))

/** In the order people expect: numbers by size, capitals and accents aside, equal labels by value. `Intl.Collator` with numbers takes three times as long over thousands. */
export function inNaturalOrder<T extends { label: string; value: string }>(labelled: T[]): T[] {
  const keyed = labelled.map((one) => ({ one, key: keyOf(one.label) }))
  return keyed.sort((a, b) => (a.key === b.key ? (a.one.value < b.one.value ? -1 : 1) : a.key < b.key ? -1 : 1)).map(({ one }) => one)
}
