import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { UsageService } from '@/lib/domain/services'
import { Basis, Compared, Course, DayState, RankedGroup, ReportFrame, Stack } from './report-frame-model'

/**
 * One tracked service in its own unit. `how` sum: over the period · average: of a level (stored bytes), over the `days` that
 * have one, rounded to whole units and never summed. `quantity` null: nothing was reported.
 */
export const ServiceRow = z.object({
  service: UsageService, label: z.string(), unit: z.string(), how: z.enum(['sum', 'average']), quantity: CountText.nullable(), days: z.number(),
  requests: CountText.nullable(), amount: DecimalText, share: DecimalText.nullable(), ...Course.shape,
})
export type ServiceRow = z.infer<typeof ServiceRow>

/** Services: dollars by the service their line item is billed for, units as counted; dollars of no service are *Other charges*. */
export const Services = ReportFrame.extend({
  total: DecimalText, basis: Basis, compared: Compared.nullable(), ...Stack.shape, rows: z.array(ServiceRow),
  /** Dollars whose line item names no service. */
  otherCharges: RankedGroup,
  /** Units a day, by service; a service that reported nothing has none. `state`: of what was counted, whether or not its dollars were read. */
  daily: z.array(z.object({ day: Day, state: DayState, units: z.record(z.string(), CountText) })),
})
export type Services = z.infer<typeof Services>
