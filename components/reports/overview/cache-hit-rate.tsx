import { Count } from '@/components/ui/count'
import { formatPercent } from '@/components/ui/percent'
import type { Overview } from '@/lib/features/reports/overview-model'
import { KpiCard } from '../kpi-card'

export const CacheHitRate = ({ kpi: { rate, cached, input } }: { kpi: Overview['kpis']['cacheHitRate'] }) => (
  <KpiCard figure="cacheHitRate" shown={rate} value={<span title={rate ?? undefined}>{formatPercent(rate)}</span>}>
    <p><Count value={cached} /> cached</p>
    <p>of <Count value={input} /> input tokens</p>
  </KpiCard>
)
