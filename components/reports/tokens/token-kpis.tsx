import { Count } from '@/components/ui/count'
import { formatPercent } from '@/components/ui/percent'
import { ratio } from '@/lib/domain/money'
import type { TokenParts } from '@/lib/features/reports/tokens-model'
import { FORMULAS } from '../formulas'
import { KpiCard } from '../kpi-card'
import { KpiGrid } from '../kpi-grid'

const scaled = (count: string) => ({ units: BigInt(count), scale: 0 })

export const TokenKpis = ({ sums }: { sums: TokenParts }) => (
  <KpiGrid>
    <KpiCard label="Input tokens" formula={FORMULAS.input} value={<Count value={sums.input} />}><p><Count value={sums.uncached} /> uncached</p><p><Count value={sums.cacheWrite} /> written to the cache</p></KpiCard>
    <KpiCard label="Output tokens" formula={FORMULAS.output} value={<Count value={sums.output} />} />
    <KpiCard label="Cache hit rate" formula={FORMULAS.cacheHitRate} value={formatPercent(ratio(scaled(sums.cached), scaled(sums.input)))}><p><Count value={sums.cached} /> cached</p></KpiCard>
    <KpiCard label="Requests" formula={FORMULAS.requests} value={<Count value={sums.requests} />} />
  </KpiGrid>
)
