import { formatPercent } from '@/components/ui/percent'
import type { Overview } from '@/lib/features/reports/overview-model'
import { Dollars } from '../dollars'
import { KpiCard } from '../kpi-card'

export const BatchPercentage = ({ kpi: { rate, batchAmount, completionsAmount, tokenShare }, known }: { kpi: Overview['kpis']['batch']; known: boolean }) => (
  <KpiCard figure="batchPercentage" shown={rate} mark="allocated" value={<span title={rate ?? undefined}>{formatPercent(rate)}</span>}>
    <p><Dollars known={known} amount={batchAmount} /> of <Dollars known={known} amount={completionsAmount} /></p>
    <p>{formatPercent(tokenShare)} of completions tokens</p>
  </KpiCard>
)
