import { Usd } from '@/components/ui/usd'
import type { Overview } from '@/lib/features/reports/overview-model'
import { KpiCard } from '../kpi-card'
import { Change } from './change'

export const TotalSpend = ({ kpi: { amount, previous } }: { kpi: Overview['kpis']['totalSpend'] }) => (
  <KpiCard figure="totalSpend" by="lineItem" shown={amount} value={<Usd amount={amount} />}>
    {previous
      ? <Change previous={previous} />
      : <p>No complete period before it to compare with</p>}
  </KpiCard>
)
