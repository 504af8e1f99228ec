import { HelpLink } from '@/components/help/help-link'
import { Usd } from '@/components/ui/usd'
import { compareDecimals, ZERO } from '@/lib/domain/money'
import type { Overview } from '@/lib/features/reports/overview-model'
import { Dollars } from '../dollars'
import { KpiCard } from '../kpi-card'
import { unsettledOf, whyUnknown } from '../unsettled'
import { Change } from './change'

/** All dollars of the period, and how much of them can still change. */
export function TotalSpend({ kpi: { amount, previous }, days, known }: { kpi: Overview['kpis']['totalSpend'] } & Pick<Overview, 'days' | 'known'>) {
  const unsettled = unsettledOf(days)
  return (
    <KpiCard figure="totalSpend" by="lineItem" shown={known ? amount : null} value={<Dollars known={known} amount={amount} />}>
      {!known ? <p>{whyUnknown(days)}</p> : previous
        ? <Change previous={previous} />
        : <p>{days.every(({ state }) => state === 'open') ? 'No complete day yet to compare' : 'No complete period before it to compare with'}</p>}
      {compareDecimals(unsettled, ZERO) === 0 ? null : <p><Usd amount={unsettled} /> of it <HelpLink topic="read-the-reports" section="settled">not settled yet</HelpLink></p>}
    </KpiCard>
  )
}
