import { formatDay } from '@/components/ui/format-time'
import { Usd } from '@/components/ui/usd'
import type { Overview } from '@/lib/features/reports/overview-model'
import { KpiCard } from '../kpi-card'
import { Change } from './change'
import { FORMULAS } from './formulas'

export const TotalSpend = ({ kpi: { amount, previous } }: { kpi: Overview['kpis']['totalSpend'] }) => (
  <KpiCard label="Total AI spend" formula={FORMULAS.totalSpend} value={<Usd amount={amount} />}>
    {previous
      ? <><Change previous={previous} /><p>{formatDay(previous.from)} – {formatDay(previous.to)} UTC</p></>
      : <p>Nothing to compare with yet</p>}
  </KpiCard>
)
