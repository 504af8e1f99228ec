import { formatPercent } from '@/components/ui/percent'
import { Usd } from '@/components/ui/usd'
import type { Overview } from '@/lib/features/reports/overview-model'
import { KpiCard } from '../kpi-card'

export const BatchPercentage = ({ kpi: { rate, batchAmount, completionsAmount, tokenShare } }: { kpi: Overview['kpis']['batch'] }) => (
  <KpiCard figure="batchPercentage" shown={rate} mark="allocated" value={<span title={rate ?? undefined}>{formatPercent(rate)}</span>}>
    <p><Usd amount={batchAmount} /> of <Usd amount={completionsAmount} /></p>
    <p>{formatPercent(tokenShare)} of completions tokens</p>
  </KpiCard>
)
