import { PageHeader } from '@/components/ui/page-header'
import { formatInstant } from '@/components/ui/format-time'
import { Section } from '@/components/ui/section'
import type { MemberSummary, SessionSummary } from '@/lib/features/members/members-model'
import { ROLE_NAMES, ROLE_TEXTS } from '../role-names'
import { SessionTable } from '../session-table'
import type { MemberActions } from './actions'
import classes from './manage.module.css'
import { MemberMenu } from './member-menu'

type Props = { member: MemberSummary; sessions: SessionSummary[]; actions: MemberActions }
const CRUMBS = [{ label: 'Members', href: '/settings/members' }]

export function MemberPage({ member, sessions, actions }: Props) {
  const { email, name, role, active, joinedAt, isYou } = member
  return (
    <>
      <PageHeader title={name ?? email} crumbs={CRUMBS} description={`${name ? `${email} · ` : ''}${ROLE_NAMES[role]}: ${ROLE_TEXTS[role]} ${active ? 'Active' : 'Deactivated'}, joined ${formatInstant(joinedAt)}.`} actions={isYou ? null : <MemberMenu member={member} actions={actions} />} />
      <Section title="Sessions" note="Where this member is signed in to this organization.">
        {sessions.length === 0 ? <p className={classes.empty}>Not signed in anywhere right now.</p> : <SessionTable sessions={sessions} end={actions.endSession} showOrganization={false} />}
      </Section>
    </>
  )
}
