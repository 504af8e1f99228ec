import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { contextWith } from '@/app/_transport/page'
import { MemberPage } from '@/components/members/manage/member-page'
import { NotAllowed } from '@/components/ui/not-allowed'
import { NotFound } from '@/lib/domain/errors'
import { readMember } from '@/lib/features/members/list-members'
import { listMemberSessions } from '@/lib/features/members/list-sessions'
import { memberActions } from '../member-actions'

/** Says no name: the page of another organization's member must not tell that there is one. */
export const metadata: Metadata = { title: 'Member' }

export default async function OneMemberPage({ params }: { params: Promise<{ userId: string }> }) {
  const ctx = await contextWith('member:read')
  if (!ctx) return <NotAllowed />
  const { userId } = await params
  const member = await readMember(ctx, userId).catch((error: unknown) => {
    if (error instanceof NotFound) return notFound()
    throw error
  })
  return <MemberPage member={member} sessions={await listMemberSessions(ctx, userId)} actions={memberActions} />
}
