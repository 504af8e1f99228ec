'use client'

import { Tokens } from '@/lib/features/reports/tokens-model'
import { DailyStack } from '../daily-stack'
import { EmptyPeriod } from '../empty-period'
import { ReportPage } from '../report-page'
import { HourlyTokens } from './hourly-tokens'
import { TokenKpis } from './token-kpis'

export const TokensPage = ({ mayConnect }: { mayConnect: boolean }) => (
  <ReportPage name="tokens" schema={Tokens} title="Tokens" mayConnect={mayConnect}>
    {(report) => report.groups.length === 0 ? <EmptyPeriod report={report} unit="tokens" /> : (
      <>
        <TokenKpis sums={report.sums} />
        <DailyStack title="Daily tokens" by="part" stack={report} total={report.total} unit="tokens" note="input and output of completions" csv={{ name: 'tokens', report, table: 'days' }} />
        {report.hours ? <HourlyTokens report={report} hours={report.hours} /> : null}
      </>
    )}
  </ReportPage>
)
