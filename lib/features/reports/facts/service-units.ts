import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { countedOf, USAGE_SERVICES, UsageService } from '@/lib/domain/services'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { usage } from './sources'

const Rows = z.array(z.object({ day: Day, service: UsageService, units: z.coerce.bigint(), requests: z.coerce.bigint() }))
export type ServiceUnits = z.infer<typeof Rows>[number]

/** What a row of a service counted, as SQL over `f`. */
export const unitsOf = (service: UsageService): string => countedOf(service).map((measure) => `coalesce(f.${measure}, 0)`).join(' + ')
const UNITS = `case f.service ${USAGE_SERVICES.map((service) => `when '${service}' then ${unitsOf(service)}`).join(' ')} end`

/** What each service counted on each day, in its own unit. */
export async function serviceUnits(tx: ReadTx, scope: ReportScope): Promise<ServiceUnits[]> {
  const { from, where, values } = usage(scope, 'work')
  return Rows.parse((await tx.query(
    `select f.day, f.service, coalesce(sum(${UNITS}), 0)::text as units, coalesce(sum(f.num_model_requests), 0)::text as requests from ${from} where ${where} group by 1, 2`, values)).rows)
}
