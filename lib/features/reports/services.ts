import 'server-only'
import { ratio, toScaled, ZERO } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { SERVICE_LABELS, USAGE_SERVICES } from '@/lib/domain/services'
import type { Context } from '@/lib/features/viewer/context'
import { comparedWith } from './facts/comparison'
import { coursesOf } from './facts/course'
import { amountsOf, totalsOf } from './facts/day-sums'
import { groupedSpend } from './facts/grouped-spend'
import { serviceUnits, type ServiceUnits } from './facts/service-units'
import { itemTotals } from './facts/spend'
import { stackOf } from './facts/stack'
import { inReport } from './report-frame'
import type { ServiceRow, Services } from './services-model'

const OTHER_CHARGES = 'residual:other-charges'

/** Every tracked service in its own unit with its dollars. USD as decimal text, units as text. @throws NotAllowed, NotFound */
export const servicesReport = (ctx: Context, filter: ReportFilter): Promise<Services> => inReport(ctx, filter, async ({ tx, scope, states, statesOf, total }) => {
  const spend = await groupedSpend(tx, scope, 'service')
  const compared = await comparedWith(tx, scope, filter)
  const course = await coursesOf({ tx, scope, states }, 'service', spend, compared)
  const amounts = amountsOf(totalsOf(spend.sums))
  const units = await serviceUnits(tx, scope)
  const rows = USAGE_SERVICES.map((service): ServiceRow => {
    const { label, unit, measure } = SERVICE_LABELS[service]
    const amount = amounts.get(`thing:${service}`) ?? ZERO
    const counted = units.filter((row) => row.service === service)
    return { service, label, unit, ...quantityOf(counted, measure === 'usage_bytes'), amount, share: ratio(toScaled(amount), toScaled(total)), ...course(`thing:${service}`) }
  })
  const other = amounts.get(OTHER_CHARGES) ?? ZERO
  return {
    total, basis: spend.basis, compared, ...stackOf({ ...spend, states, whole: total }), rows,
    otherCharges: { ...spend.label(OTHER_CHARGES), amount: other, share: ratio(toScaled(other), toScaled(total)), ...course(OTHER_CHARGES) },
    daily: Array.from(statesOf('units'), ([day, state]) => ({ day, state, units: Object.fromEntries(units.filter((row) => row.day === day).map((row) => [row.service, `${row.units}`])) })),
  }
}, itemTotals)

/** A level is averaged over the days that have it: added up over days, bytes would count again every day. */
function quantityOf(counted: ServiceUnits[], isLevel: boolean): Pick<ServiceRow, 'how' | 'quantity' | 'days' | 'requests'> {
  const total = (of: (row: ServiceUnits) => bigint) => counted.reduce((sum, row) => sum + of(row), 0n)
  const days = counted.length
  const [sum, requests] = [total(({ units }) => units), total(({ requests }) => requests)]
  const quantity = days === 0 ? null : isLevel ? (sum + BigInt(days) / 2n) / BigInt(days) : sum
  return { how: isLevel ? 'average' : 'sum', quantity: quantity === null ? null : `${quantity}`, days, requests: requests > 0n ? `${requests}` : null }
}
