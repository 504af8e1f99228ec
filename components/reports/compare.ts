import { compareDecimals, type DecimalText } from '@/lib/domain/money'
import type { CountText } from '@/lib/domain/count'

/** Sorts by exact amount; what has none comes first, that is last in a list with the largest on top. */
export const byDecimal = <Row>(of: (row: Row) => DecimalText | null) => (a: Row, b: Row): number => {
  const [left, right] = [of(a), of(b)]
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  return compareDecimals(left, right)
}

export const byCount = <Row>(of: (row: Row) => CountText | null) => (a: Row, b: Row): number => {
  const [left, right] = [of(a), of(b)]
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  const difference = BigInt(left) - BigInt(right)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

const collator = new Intl.Collator('en', { numeric: true })
export const byText = <Row>(of: (row: Row) => string) => (a: Row, b: Row): number => collator.compare(of(a), of(b))
