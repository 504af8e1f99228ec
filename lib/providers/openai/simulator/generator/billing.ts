import type { Amounts } from './amounts'
import type { Charge, Stream } from './stream'

/** How many units of a charge these amounts are. */
export const unitsOf = (charge: Charge, amounts: Amounts): number =>
  charge.measures.reduce((sum, measure) => sum + (amounts[measure] ?? 0), 0) * charge.unitsEach

/** What they cost, in 10⁻³⁵ dollars: batch is half price within the same line item. */
export function priceOf(stream: Stream, charge: Charge, units: number): bigint {
  const full = BigInt(units) * charge.unitPrice
  return stream.dimensions.batch === true ? full / 2n : full
}
