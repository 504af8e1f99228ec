'use client'

import dynamic from 'next/dynamic'
import { thingHref, THING_WORDS, type ThingKind } from '@/lib/domain/things'
import { Thing } from '@/lib/features/reports/thing-model'
import { DailyStack } from '../daily-stack'
import { EmptyPeriod } from '../empty-period'
import { HowMadeContext } from '../provenance/how-made-context'
import { ReportPage } from '../report-page'
import { isUnread } from '../unsettled'
import { Breakdown } from './breakdown'
import type { RemoveNameAction } from './remove-name'
import { ThingKpis } from './thing-kpis'

/** On the pages of people only, and for admins. Not from the server: a button that is there before its code loses a click. */
const RemoveName = dynamic(() => import('./remove-name').then((module) => module.RemoveName), { ssr: false })

type Props = { kind: ThingKind; id: string; mayConnect: boolean; removeName?: RemoveNameAction }

/** One project, person or API key. */
export const ThingPage = ({ kind, id, mayConnect, removeName }: Props) => (
  <ReportPage
    name={`${kind}/${encodeURIComponent(id)}`} schema={Thing} mayConnect={mayConnect} crumbs={[{ label: THING_WORDS[kind].title, href: `/${kind}` }]}
    title={({ label, note }) => (note ? `${label} · ${note}` : label)}
  >
    {(report) => (
      <HowMadeContext report={report} own={{ [THING_WORDS[kind].by]: [report.id] }}>
        {isUnread(report.days) && report.usage.requests === '0' ? null : <ThingKpis report={report} />}
        {report.groups.length === 0 ? <EmptyPeriod report={report} /> : <DailyStack title="Daily spend by model" by="model" stack={report} total={report.total} basis={report.basis} csv={{ name: thingHref(kind, report.id).slice(1), report, table: 'days' }} />}
        {report.breakdowns.map((breakdown) => (breakdown.groups.length > 0 ? <Breakdown key={breakdown.by} report={report} breakdown={breakdown} /> : null))}
        {removeName ? <RemoveName person={report} removeName={removeName} /> : null}
      </HowMadeContext>
    )}
  </ReportPage>
)
