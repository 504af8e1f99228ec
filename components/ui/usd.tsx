import { formatUsd, formatUsdExact, type DecimalText } from '@/lib/domain/money'

/** Dollars to the cent; the exact amount on hover, and for screen readers where it says more. */
export function Usd({ amount }: { amount: DecimalText }) {
  const shown = formatUsd(amount)
  const exact = formatUsdExact(amount)
  if (shown === exact) return <span>{shown}</span>
  return (
    <span title={exact}>
      <span aria-hidden>{shown}</span>
      <span className="visually-hidden">{exact}</span>
    </span>
  )
}
