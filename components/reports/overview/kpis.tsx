import type { Overview } from '@/lib/features/reports/overview-model'
import { BatchPercentage } from './batch-percentage'
import { CacheHitRate } from './cache-hit-rate'
import { CostPerDeveloper } from './cost-per-developer'
import { KpiGrid } from '../kpi-grid'
import { TierMix } from '../tier-mix'
import { TotalSpend } from './total-spend'

export const Kpis = ({ kpis, days }: Pick<Overview, 'kpis' | 'days'>) => (
  <KpiGrid five>
    <TotalSpend kpi={kpis.totalSpend} days={days} />
    <CostPerDeveloper kpi={kpis.costPerDeveloper} />
    <TierMix kpi={kpis.modelMix} />
    <CacheHitRate kpi={kpis.cacheHitRate} />
    <BatchPercentage kpi={kpis.batch} />
  </KpiGrid>
)
