import type { Metadata } from 'next'
import { contextWith } from '@/app/_transport/page'
import { AuditLogView } from '@/components/audit/audit-log-view'
import { ButtonLink } from '@/components/ui/button-link'
import { NotAllowed } from '@/components/ui/not-allowed'
import { PageHeader } from '@/components/ui/page-header'
import { StatePage } from '@/components/ui/state-page'
import { Invalid } from '@/lib/domain/errors'
import { toSearchParams } from '@/lib/domain/report-filter'
import { readAuditLog } from '@/lib/features/audit/read-audit-log'

export const metadata: Metadata = { title: 'Audit log' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditLogPage({ searchParams }: Props) {
  const ctx = await contextWith('audit:read')
  if (!ctx) return <NotAllowed />
  const params = toSearchParams(await searchParams)
  const log = await readAuditLog(ctx, params).catch((error: unknown) => {
    if (error instanceof Invalid) return error
    throw error
  })
  if (log instanceof Invalid) {
    return <StatePage title={log.message} actions={<ButtonLink href="/settings/audit-log">Show all events</ButtonLink>}><p>{log.nextStep}</p></StatePage>
  }
  const exported = new URLSearchParams(params)
  exported.delete('before')
  return (
    <>
      <PageHeader title="Audit log" description="Who did what, and when. Events are added and never changed. All times UTC." actions={<ButtonLink href={`/api/exports/audit-log?${exported}`} variant="default">Export CSV</ButtonLink>} />
      <AuditLogView log={log} query={params.toString()} />
    </>
  )
}
