import { inviteMember } from '@/lib/features/members/invite-member'
import { acceptInvite } from '@/lib/features/members/accept-invite'
import { signIn } from '@/lib/features/members/sign-in'
import type { Context } from '@/lib/features/viewer/context'
import { asSystem } from '@/lib/platform/system'
import { inTenant, type Tx } from '@/lib/platform/tenant'
import type { Role } from '@/lib/domain/roles'

export const PASSWORD = 'a long enough password'
export const NOWHERE = { address: null, userAgent: null }
let count = 0

/** An e-mail that nobody has yet. */
export const freshEmail = (): string => `person-${process.pid}-${count++}@example.com`
export const tokenOf = (link: string): string => link.split('#')[1] ?? ''

/** Another member of the organization, joined by invite and signed in. */
export async function addMember(admin: Context, role: Role, email = freshEmail()): Promise<{ id: string; email: string; ctx: Context; sessionId: string }> {
  const { link } = await inviteMember(admin, { email, role })
  const { organizationId } = await acceptInvite({ token: tokenOf(link), name: '', password: PASSWORD }, NOWHERE)
  const session = await signIn({ email, password: PASSWORD, organizationId }, NOWHERE)
  if (!session) throw new Error('the new member cannot sign in')
  const { userId: id, sessionId } = session
  return { id, email, sessionId, ctx: { organizationId: admin.organizationId, actor: { kind: 'user', id, role, sessionId } } }
}

/** What the audit log of an organization holds, oldest first, as its actions and as one text. */
export async function auditOf(admin: Context): Promise<{ actions: string[]; text: string }> {
  const rows = await inTenant(admin, (tx) => tx.auditEvent.findMany({ where: { organizationId: admin.organizationId }, orderBy: { at: 'asc' } }))
  return { actions: rows.map(({ action }) => action), text: JSON.stringify(rows) }
}

/** Does `work` after `change` was made and before it is committed: that happens once `work` waits for it, or is done without. */
export async function beforeCommit<T>(change: (tx: Tx) => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const { result } = await asSystem('test', async (tx) => {
    await change(tx)
    let over = false
    const result = work()
    result.finally(() => { over = true }).catch(() => undefined)
    // Not pg_stat_activity: within a transaction it goes on showing who was connected when it was first asked.
    const waits = async () => (await tx.$queryRaw<unknown[]>`select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`).length > 0
    while (!over && !(await waits()));
    return { result }
  })
  return result
}
