import { Count } from '@/components/ui/count'
import { formatPercent } from '@/components/ui/percent'
import { Usd } from '@/components/ui/usd'
import type { Thing } from '@/lib/features/reports/thing-model'
import { Dollars } from '../dollars'
import { KpiCard } from '../kpi-card'
import { KpiGrid } from '../kpi-grid'
import { whyUnknown } from '../unsettled'

const SPEND = { projects: 'projectSpend', users: 'userSpend', 'api-keys': 'keySpend' } as const

export function ThingKpis({ report: { kind, total, known, days, basis, share, everything, usage } }: { report: Thing }) {
  const tokens = `${BigInt(usage.input) + BigInt(usage.output)}`
  return (
    <KpiGrid five>
      <KpiCard figure={SPEND[kind]} label="Spend" by="model" shown={known ? total : null} mark={basis} value={<Dollars known={known} amount={total} />}><p>{known ? <>{formatPercent(share)} of <Usd amount={everything} /></> : whyUnknown(days)}</p></KpiCard>
      <KpiCard figure="requests" by="model" shown={usage.requests} value={<Count value={usage.requests} />} />
      <KpiCard figure="tokens" by="model" shown={tokens} value={<Count value={tokens} />}><p><Count value={usage.input} /> input</p><p><Count value={usage.output} /> output</p></KpiCard>
      <KpiCard figure="cacheHitRate" by="model" shown={usage.cacheHit} value={formatPercent(usage.cacheHit)}><p><Count value={usage.cached} /> cached</p></KpiCard>
      <KpiCard figure="batchShare" by="model" shown={usage.batchShare} value={formatPercent(usage.batchShare)}><p>of completions tokens</p></KpiCard>
    </KpiGrid>
  )
}
