import { Count } from '@/components/ui/count'
import { formatPercent } from '@/components/ui/percent'
import { ratio } from '@/lib/domain/money'
import type { TokenParts } from '@/lib/features/reports/tokens-model'
import { KpiCard } from '../kpi-card'
import { KpiGrid } from '../kpi-grid'

const scaled = (count: string) => ({ units: BigInt(count), scale: 0 })

export const TokenKpis = ({ sums }: { sums: TokenParts }) => (
  <KpiGrid>
    <KpiCard figure="input" by="model" shown={sums.input} value={<Count value={sums.input} />}><p><Count value={sums.uncached} /> uncached</p><p><Count value={sums.cacheWrite} /> written to the cache</p></KpiCard>
    <KpiCard figure="output" by="model" shown={sums.output} value={<Count value={sums.output} />} />
    <KpiCard figure="cacheHitRate" by="model" shown={ratio(scaled(sums.cached), scaled(sums.input))} value={formatPercent(ratio(scaled(sums.cached), scaled(sums.input)))}><p><Count value={sums.cached} /> cached</p></KpiCard>
    <KpiCard figure="requests" by="model" shown={sums.requests} value={<Count value={sums.requests} />} />
  </KpiGrid>
)
