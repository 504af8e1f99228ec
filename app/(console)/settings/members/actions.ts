'use server'

import { revalidatePath } from 'next/cache'
import { runAction } from '@/app/_transport/action'
import { changeRole } from '@/lib/features/members/change-role'
import { deactivateMember } from '@/lib/features/members/deactivate-member'
import { endMemberSession } from '@/lib/features/members/end-member-session'
import { inviteMember } from '@/lib/features/members/invite-member'
import { issueResetLink } from '@/lib/features/members/issue-reset-link'
import { reactivateMember } from '@/lib/features/members/reactivate-member'
import { reissueInvite } from '@/lib/features/members/reissue-invite'
import { revokeInvite } from '@/lib/features/members/revoke-invite'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import type { Context } from '@/lib/features/viewer/context'

/** Does it, and lets the pages of the members read anew. */
const change = <T>(verb: (ctx: Context, input: unknown) => Promise<T>, input: unknown) => runAction(async () => {
  const value = await verb(await requireContext(), input)
  revalidatePath('/settings/members', 'layout')
  return value
})

export async function invite(input: { email: string; role: string }) {
  return change(inviteMember, input)
}

export async function reissue(inviteId: string) {
  return change(reissueInvite, inviteId)
}

export async function revoke(inviteId: string) {
  return change(revokeInvite, inviteId)
}

export async function setRole(input: { userId: string; role: string }) {
  return change(changeRole, input)
}

export async function deactivate(userId: string) {
  return change(deactivateMember, userId)
}

export async function reactivate(userId: string) {
  return change(reactivateMember, userId)
}

export async function resetLink(userId: string) {
  return change(issueResetLink, userId)
}

export async function endSession(sessionId: string) {
  return change(endMemberSession, sessionId)
}
