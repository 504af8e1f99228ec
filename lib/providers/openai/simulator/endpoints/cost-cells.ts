import { addAmounts, type Amounts } from '../generator/amounts'
import { priceOf, unitsOf } from '../generator/billing'
import type { Charge, Stream } from '../generator/stream'
import { COSTS_FINAL_AFTER, DAY, timesBilled } from '../generator/visibility'
import type { Call } from './call'

export type CostCell = { stream: Stream; charge: Charge; units: number; amount: bigint }

function billedAmounts({ world, organization, now }: Call, day: number): { stream: Stream; amounts: Amounts }[] {
  if ((day + 1) * DAY + COSTS_FINAL_AFTER <= now) return world.day(organization, day)
  return organization.streams.flatMap((stream) => {
    const amounts: Amounts = {}
    for (let hour = day * 24; hour < day * 24 + 24; hour++) {
      const times = timesBilled(stream, hour, now)
      const whole = times === 0 ? null : world.hour(stream, hour)
      if (whole) for (let time = 0; time < times; time++) addAmounts(amounts, whole)
    }
    return Object.keys(amounts).length === 0 ? [] : [{ stream, amounts }]
  })
}

/** What a day (days since 1970) costs, as far as it is billed at the call's moment: one cell per stream and line item. */
export function costCells(call: Call, day: number): CostCell[] {
  const factor = call.world.costFactor(call.organization, day)
  return billedAmounts(call, day).flatMap(({ stream, amounts }) => stream.charges.flatMap((charge) => {
    const units = unitsOf(charge, amounts)
    return units === 0 ? [] : [{ stream, charge, units, amount: (priceOf(stream, charge, units) * factor) / 10_000n }]
  }))
}
