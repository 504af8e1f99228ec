import { formatPercent } from '@/components/ui/percent'
import { Usd } from '@/components/ui/usd'
import type { Overview } from '@/lib/features/reports/overview-model'
import { KpiCard } from '../kpi-card'
import { FORMULAS } from '../formulas'

export const BatchPercentage = ({ kpi: { rate, batchAmount, completionsAmount, tokenShare } }: { kpi: Overview['kpis']['batch'] }) => (
  <KpiCard label="Batch percentage" mark="allocated" formula={FORMULAS.batch} value={<span title={rate ?? undefined}>{formatPercent(rate)}</span>}>
    <p><Usd amount={batchAmount} /> of <Usd amount={completionsAmount} /></p>
    <p>{formatPercent(tokenShare)} of completions tokens</p>
  </KpiCard>
)
