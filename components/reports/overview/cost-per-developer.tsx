import { Usd } from '@/components/ui/usd'
import type { Overview } from '@/lib/features/reports/overview-model'
import { KpiCard } from '../kpi-card'

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

export const CostPerDeveloper = ({ kpi: { amount, people: count, unknownKind } }: { kpi: Overview['kpis']['costPerDeveloper'] }) => (
  <KpiCard figure="costPerDeveloper" shown={amount} value={amount === null ? '–' : <Usd amount={amount} />}>
    {count === 0 ? <p>Nobody was active in the period</p> : <p>÷ {people(count)} active</p>}
    {unknownKind > 0 ? <p>{unknownKind} may be {unknownKind === 1 ? 'a service account' : 'service accounts'}; counted as people</p> : null}
  </KpiCard>
)
