import type { MemberActions } from '@/components/members/manage/actions'
import { deactivate, endSession, invite, reactivate, reissue, resetLink, revoke, setRole } from './actions'

/** What the pages of members hand to their buttons. */
export const memberActions: MemberActions = { invite, reissue, revoke, setRole, deactivate, reactivate, resetLink, endSession }
