'use client'

import { MeasuredFilter } from '@/components/filters/measured-filter'
import { ModelMix } from '@/lib/features/reports/model-mix-model'
import { DailyStack } from '../daily-stack'
import { Dollars } from '../dollars'
import { EmptyPeriod } from '../empty-period'
import { KpiCard } from '../kpi-card'
import { KpiGrid } from '../kpi-grid'
import { ReportPage } from '../report-page'
import { TierMix } from '../tier-mix'
import { ModelTable } from './model-table'
import { ThinkingTokens } from './thinking-tokens'

const counted = (models: number) => (models === 1 ? '1 model' : `${models} models`)

export const ModelMixPage = ({ mayConnect }: { mayConnect: boolean }) => (
  <ReportPage name="model-mix" schema={ModelMix} title="Model mix" mayConnect={mayConnect}>
    {(report, filter) => report.models.length === 0 && report.groups.length === 0 ? <EmptyPeriod report={report} unit={report.measured === 'tokens' ? 'tokens' : 'USD'} /> : (
      <>
        <KpiGrid>
          <KpiCard figure="spend" by="model" shown={report.known ? report.total : null} value={<Dollars known={report.known} amount={report.total} />}><p>{counted(report.models.filter(({ kind }) => kind === 'thing').length)}</p></KpiCard>
          <TierMix kpi={report.tiers} known={report.known} />
          <ThinkingTokens thinking={report.thinking} output={report.totals.output} />
        </KpiGrid>
        <DailyStack
          title={report.measured === 'tokens' ? 'Daily tokens by model' : 'Daily spend by model'} by="model" stack={report} total={report.whole} unit={report.measured === 'tokens' ? 'tokens' : 'USD'}
          basis={report.measured === 'tokens' ? 'direct' : report.basis} note={report.measured === 'tokens' ? 'input and output of completions' : undefined}
          csv={{ name: 'model-mix', report, table: 'days' }} controls={<MeasuredFilter value={filter.measured} onChange={filter.chooseMeasured} />}
        />
        <ModelTable report={report} />
      </>
    )}
  </ReportPage>
)
