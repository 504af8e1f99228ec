import type { Role } from '@/lib/domain/roles'
import type { IssuedLink } from '@/lib/features/members/members-model'
import type { ActionResult } from '@/lib/queries/action-result'

type Done = Promise<ActionResult<unknown>>
type Link = Promise<ActionResult<IssuedLink>>

/** What an admin can do about members: the server's actions, handed down from the page. */
export type MemberActions = {
  invite: (input: { email: string; role: string }) => Link
  reissue: (inviteId: string) => Link
  revoke: (inviteId: string) => Done
  setRole: (input: { userId: string; role: Role }) => Done
  deactivate: (userId: string) => Done
  reactivate: (userId: string) => Done
  resetLink: (userId: string) => Link
  endSession: (sessionId: string) => Done
}
