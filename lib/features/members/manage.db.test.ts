import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember, auditOf, freshEmail, NOWHERE, PASSWORD, tokenOf } from '@/lib/features/testing/members'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { readSession } from '@/lib/platform/session'
import { acceptInvite } from './accept-invite'
import { changeRole } from './change-role'
import { deactivateMember } from './deactivate-member'
import { inviteMember } from './invite-member'
import { issueResetLink } from './issue-reset-link'
import { listMembers, readMember } from './list-members'
import { reactivateMember } from './reactivate-member'
import { resetPassword } from './reset-password'
import { signIn } from './sign-in'

type Organization = Awaited<ReturnType<typeof makeOrganization>>
let mine: Organization
let foreign: Organization
let first: string
beforeEach(async () => {
  [mine, foreign] = [await makeOrganization(), await makeOrganization()]
  first = mine.admin.actor.kind === 'user' ? mine.admin.actor.id : ''
})
afterAll(disconnect)

describe('a member', () => {
  it('gets another role, which counts at once', async () => {
    const ada = await addMember(mine.admin, 'finance')
    await changeRole(mine.admin, { userId: ada.id, role: 'admin' })
    expect(await readSession(ada.sessionId)).toMatchObject({ role: 'admin' })
    await changeRole(mine.admin, { userId: ada.id, role: 'finance' })
    expect((await listMembers(mine.admin)).members).toMatchObject([{ email: mine.email, role: 'admin', isYou: true }, { email: ada.email, role: 'finance', active: true }])
    expect((await auditOf(mine.admin)).actions.filter((action) => action === 'member.role_changed')).toHaveLength(2)
  })

  it('who is deactivated is out at once and cannot come back until reactivated, with a new sign-in', async () => {
    const ada = await addMember(mine.admin, 'finance')
    await deactivateMember(mine.admin, ada.id)
    expect(await readSession(ada.sessionId)).toBeNull()
    expect(await signIn({ email: ada.email, password: PASSWORD }, NOWHERE)).toBeNull()
    expect(await readMember(mine.admin, ada.id)).toMatchObject({ active: false })
    for (const again of [deactivateMember(mine.admin, ada.id), changeRole(mine.admin, { userId: ada.id, role: 'admin' }), issueResetLink(mine.admin, ada.id)]) await expect(again).rejects.toMatchObject({ code: 'conflict' })
    await reactivateMember(mine.admin, ada.id)
    await expect(reactivateMember(mine.admin, ada.id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await readSession(ada.sessionId)).toBeNull()
    expect(await signIn({ email: ada.email, password: PASSWORD }, NOWHERE)).not.toBeNull()
    const audit = await auditOf(mine.admin)
    expect(audit.actions).toEqual(expect.arrayContaining(['member.deactivated', 'member.reactivated']))
    expect(audit.text).not.toContain(ada.email)
  })

  it.each(['deactivated', 'made finance'])('who is %s leaves no door behind: links they made stop working', async (how) => {
    const ada = await addMember(mine.admin, 'admin')
    const { link } = await inviteMember(ada.ctx, { email: freshEmail(), role: 'admin' })
    const reset = await issueResetLink(ada.ctx, first)
    await (how === 'deactivated' ? deactivateMember(mine.admin, ada.id) : changeRole(mine.admin, { userId: ada.id, role: 'finance' }))
    await expect(acceptInvite({ token: tokenOf(link), name: '', password: PASSWORD }, NOWHERE)).rejects.toMatchObject({ code: 'invalid' })
    await expect(resetPassword({ token: tokenOf(reset.link), password: PASSWORD }, NOWHERE)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is nobody’s business in another organization, nor finance’s', async () => {
    const ada = await addMember(mine.admin, 'finance')
    const verbs = [readMember, deactivateMember, reactivateMember, issueResetLink, (ctx: Parameters<typeof changeRole>[0], userId: unknown) => changeRole(ctx, { userId, role: 'admin' })]
    for (const verb of verbs) {
      await expect(verb(foreign.admin, ada.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(verb(ada.ctx, first)).rejects.toMatchObject({ code: 'not_allowed' })
    }
    expect(await readSession(ada.sessionId)).toMatchObject({ role: 'finance' })
  })
})

describe('the last admin', () => {
  it('stays, whatever is asked', async () => {
    await addMember(mine.admin, 'finance')
    await expect(deactivateMember(mine.admin, first)).rejects.toMatchObject({ code: 'conflict' })
    await expect(changeRole(mine.admin, { userId: first, role: 'finance' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await listMembers(mine.admin)).members[0]).toMatchObject({ role: 'admin', active: true })
  })

  it('is left when all admins remove each other at the same time', async () => {
    const others = [await addMember(mine.admin, 'admin'), await addMember(mine.admin, 'admin')]
    const all = [first, ...others.map(({ id }) => id)]
    const tries = await Promise.allSettled(all.flatMap((userId, turn) => [turn % 2 ? deactivateMember(mine.admin, userId) : changeRole(mine.admin, { userId, role: 'finance' })]))
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect((await listMembers(mine.admin)).members.filter(({ role, active }) => role === 'admin' && active)).toHaveLength(1)
  })
})
