import type { Metadata } from 'next'
import { contextWith } from '@/app/_transport/page'
import { InviteButton } from '@/components/members/manage/invite-button'
import { InviteTable } from '@/components/members/manage/invite-table'
import { MemberTable } from '@/components/members/manage/member-table'
import { NotAllowed } from '@/components/ui/not-allowed'
import { PageHeader } from '@/components/ui/page-header'
import { listMembers } from '@/lib/features/members/list-members'
import { memberActions } from './member-actions'

export const metadata: Metadata = { title: 'Members' }

export default async function MembersPage() {
  const ctx = await contextWith('member:read')
  if (!ctx) return <NotAllowed />
  const { members, invites } = await listMembers(ctx)
  return (
    <>
      <PageHeader title="Members" description="Who may see this organization. Admins do everything; finance members read and export reports." actions={<InviteButton invite={memberActions.invite} />} />
      <MemberTable members={members} actions={memberActions} />
      <InviteTable invites={invites} actions={memberActions} />
    </>
  )
}
