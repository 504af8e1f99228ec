import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { overviewFixture } from '@/lib/charts/overview.fixture'
import { CountText } from '@/lib/domain/count'
import { Day } from '@/lib/domain/day'
import { ZERO } from '@/lib/domain/money'
import { moneyColumns } from './columns'
import { BatchPercentage } from './overview/batch-percentage'
import { TotalSpend } from './overview/total-spend'
import { ThingKpis } from './thing/thing-kpis'
import { TierMix } from './tier-mix'

const nothing = { amount: ZERO, share: null }
const none = CountText.parse('0')
/** What cards and table say of dollars while all sums of them are 0. */
const shown = (known: boolean) => renderToStaticMarkup((
  <>
    <TotalSpend kpi={{ amount: ZERO, previous: null }} days={[{ day: Day.parse('2026-08-01'), state: 'open', amount: null, parts: {} }]} known={known} />
    <TierMix kpi={{ frontier: nothing, mid: nothing, entry: nothing, unclassified: nothing, noModel: nothing }} known={known} />
    <BatchPercentage kpi={{ rate: null, batchAmount: ZERO, completionsAmount: ZERO, tokenShare: null }} known={known} />
    <ThingKpis report={{
      ...overviewFixture({ things: 0, days: 1 }), known, kind: 'projects', id: 'p', label: 'P', note: null, total: ZERO, share: null, everything: ZERO, breakdowns: [],
      usage: { requests: none, input: none, cached: none, output: none, cacheHit: null, batchShare: null },
    }} />
    {moneyColumns({ by: 'project', total: ZERO, compared: null, known }).map(({ id, cell, total }) => <p key={id}>{cell({ ...nothing, trend: [], delta: null })}{total}</p>)}
  </>
))

test('dollars that are not known are a dash everywhere, and none are none', () => {
  expect(shown(true).match(/\$0\.00/g)).toHaveLength(9)
  expect(shown(false)).not.toContain('$')
  expect(shown(false).match(/Not settled yet/g)).toHaveLength(2)
})
