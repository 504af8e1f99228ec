'use client'

import type { ThingKind } from '@/lib/domain/things'
import { THING_WORDS } from '@/lib/domain/things'
import { Things } from '@/lib/features/reports/things-model'
import { DailyStack } from '../daily-stack'
import { EmptyPeriod } from '../empty-period'
import { ReportPage } from '../report-page'
import { ThingsTable } from './things-table'

/** Projects, people or API keys: the same dollars by day and as a table. */
const ThingsPage = ({ kind, mayConnect }: { kind: ThingKind; mayConnect: boolean }) => (
  <ReportPage name={kind} schema={Things} title={THING_WORDS[kind].title} mayConnect={mayConnect}>
    {(report) => report.rows.length === 0 ? <EmptyPeriod report={report} /> : (
      <>
        <DailyStack title={`Daily spend by ${THING_WORDS[kind].one.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`} by={THING_WORDS[kind].by} stack={report} total={report.total} basis={report.basis} csv={{ name: kind, report, table: 'days' }} />
        <ThingsTable report={report} />
      </>
    )}
  </ReportPage>
)

export const ProjectsPage = ({ mayConnect }: { mayConnect: boolean }) => <ThingsPage kind="projects" mayConnect={mayConnect} />
export const UsersPage = ({ mayConnect }: { mayConnect: boolean }) => <ThingsPage kind="users" mayConnect={mayConnect} />
export const ApiKeysPage = ({ mayConnect }: { mayConnect: boolean }) => <ThingsPage kind="api-keys" mayConnect={mayConnect} />
