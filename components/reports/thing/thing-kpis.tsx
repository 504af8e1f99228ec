import { Count } from '@/components/ui/count'
import { formatPercent } from '@/components/ui/percent'
import { Usd } from '@/components/ui/usd'
import type { Thing } from '@/lib/features/reports/thing-model'
import { FORMULAS } from '../formulas'
import { KpiCard } from '../kpi-card'
import { KpiGrid } from '../kpi-grid'

const SPEND = { projects: FORMULAS.projectSpend, users: FORMULAS.userSpend, 'api-keys': FORMULAS.keySpend }

export const ThingKpis = ({ report: { kind, total, basis, share, everything, usage } }: { report: Thing }) => (
  <KpiGrid>
    <KpiCard label="Spend" mark={basis} formula={SPEND[kind]} value={<Usd amount={total} />}><p>{formatPercent(share)} of <Usd amount={everything} /></p></KpiCard>
    <KpiCard label="Requests" formula={FORMULAS.requests} value={<Count value={usage.requests} />} />
    <KpiCard label="Tokens" formula={FORMULAS.tokens} value={<Count value={`${BigInt(usage.input) + BigInt(usage.output)}`} />}><p><Count value={usage.input} /> input</p><p><Count value={usage.output} /> output</p></KpiCard>
    <KpiCard label="Cache hit rate" formula={FORMULAS.cacheHitRate} value={formatPercent(usage.cacheHit)}><p><Count value={usage.cached} /> cached</p></KpiCard>
    <KpiCard label="Batch share" formula={FORMULAS.batchShare} value={formatPercent(usage.batchShare)}><p>of completions tokens</p></KpiCard>
  </KpiGrid>
)
