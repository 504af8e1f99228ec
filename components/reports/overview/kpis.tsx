import type { Overview } from '@/lib/features/reports/overview-model'
import { BatchPercentage } from './batch-percentage'
import { CacheHitRate } from './cache-hit-rate'
import { CostPerDeveloper } from './cost-per-developer'
import { KpiGrid } from '../kpi-grid'
import { TierMix } from '../tier-mix'
import { TotalSpend } from './total-spend'

export const Kpis = ({ report: { kpis, days, known } }: { report: Overview }) => (
  <KpiGrid five>
    <TotalSpend kpi={kpis.totalSpend} days={days} known={known} />
    <CostPerDeveloper kpi={kpis.costPerDeveloper} />
    <TierMix kpi={kpis.modelMix} known={known} />
    <CacheHitRate kpi={kpis.cacheHitRate} />
    <BatchPercentage kpi={kpis.batch} known={known} />
  </KpiGrid>
)
