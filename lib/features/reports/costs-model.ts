import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { Basis, Compared, DayState, RankedGroup, ReportFrame, Stack } from './report-frame-model'

/** One line item as billed: what its text says, and the quantity in the vendor's unit; null where rows of several units were billed. `vendors`: the connectors that were billed for it. */
export const CostLine = RankedGroup.extend({ vendors: z.array(z.uuid()), model: z.string().nullable(), service: z.string().nullable(), quantity: DecimalText.nullable(), unit: z.string().nullable() })
export type CostLine = z.infer<typeof CostLine>

/** A settled day whose stored total changed. Dollars of all currencies, or units of a measure, as exact decimal text. */
export const Restated = z.object({ day: Day, connector: z.string(), service: z.string(), measure: z.string(), was: DecimalText, now: DecimalText, difference: DecimalText, seenAt: z.iso.datetime() })
export type Restated = z.infer<typeof Restated>

/** How final each day is: when its costs were last read, and last changed. */
export const CostState = z.object({ day: Day, state: DayState, amount: DecimalText.nullable(), readAt: z.iso.datetime().nullable(), changedAt: z.iso.datetime().nullable() })
export type CostState = z.infer<typeof CostState>

/** Dollars by day and line item, settlement and restatements. */
export const Costs = ReportFrame.extend({ total: DecimalText, basis: Basis, compared: Compared.nullable(), ...Stack.shape, lines: z.array(CostLine), settlement: z.array(CostState), restatements: z.array(Restated) })
export type Costs = z.infer<typeof Costs>
