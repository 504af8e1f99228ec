import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { StatePage } from '@/components/ui/state-page'
import type { AuditLog } from '@/lib/features/audit/audit-model'
import pager from '@/components/ui/pager.module.css'
import classes from './audit-log.module.css'
import { AuditFilterForm } from './audit-filter-form'
import { AuditTable } from './audit-table'

const PATH = '/settings/audit-log'
const without = (query: string, ...names: string[]) => {
  const params = new URLSearchParams(query)
  for (const name of names) params.delete(name)
  return params
}

/** The filters, one page of events, and the way to older ones. `query`: what the address asks for. */
export function AuditLogView({ log, query }: { log: AuditLog; query: string }) {
  const asked = without(query, 'before')
  const older = without(query, 'before')
  if (log.older) older.set('before', log.older)
  return (
    <div className={classes.page}>
      <AuditFilterForm key={`${asked}`} query={`${asked}`} actors={log.actors} actions={log.actions} />
      {log.events.length > 0 ? (
        <Section title="Events" note="Newest first. Names are those of today; an event itself keeps ids only.">
          <AuditTable events={log.events} />
          <nav aria-label="Pages of the audit log" className={pager.pager}>
            {query.includes('before=') ? <Link href={`${PATH}?${asked}`} className={pager.link}>Newest</Link> : null}
            {log.older ? <Link href={`${PATH}?${older}`} className={pager.link}>Older</Link> : <span>No older events</span>}
          </nav>
        </Section>
      ) : (
        <StatePage as="h2" title="No matching events"><p>Choose fewer filters or other days. <Link href={PATH} className={pager.link}>Show all events</Link></p></StatePage>
      )}
    </div>
  )
}
