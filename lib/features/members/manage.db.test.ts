import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember, auditOf, freshEmail, NOWHERE, PASSWORD, tokenOf } from '@/lib/features/testing/members'
import { makeOrganization } from '@/lib/features/testing/simulated'
import type { Context } from '@/lib/features/viewer/context'
import { disconnect } from '@/lib/platform/db'
import { readSession } from '@/lib/platform/session'
import { acceptInvite } from './accept-invite'
import { changeRole } from './change-role'
import { deactivateMember } from './deactivate-member'
import { endMemberSession } from './end-member-session'
import { inviteMember } from './invite-member'
import { issueResetLink } from './issue-reset-link'
import { listMembers, readMember } from './list-members'
import { reactivateMember } from './reactivate-member'
import { reissueInvite } from './reissue-invite'
import { resetPassword } from './reset-password'
import { revokeInvite } from './revoke-invite'
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
    const verbs = [readMember, deactivateMember, reactivateMember, issueResetLink, (ctx: Context, userId: unknown) => changeRole(ctx, { userId, role: 'admin' })]
    for (const verb of verbs) {
      await expect(verb(foreign.admin, ada.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(verb(ada.ctx, first)).rejects.toMatchObject({ code: 'not_allowed' })
    }
    expect(await readSession(ada.sessionId)).toMatchObject({ role: 'finance' })
  })
})

const admins = async (ctx: Context) => (await listMembers(ctx)).members.filter(({ role, active }) => role === 'admin' && active)

describe('the last admin', () => {
  it('stays, whatever is asked', async () => {
    await addMember(mine.admin, 'finance')
    await expect(deactivateMember(mine.admin, first)).rejects.toMatchObject({ code: 'conflict' })
    await expect(changeRole(mine.admin, { userId: first, role: 'finance' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await listMembers(mine.admin)).members[0]).toMatchObject({ role: 'admin', active: true })
  })

  it('is left when all admins remove each other at the same time', async () => {
    const [a, b, c] = [{ id: first, ctx: mine.admin }, await addMember(mine.admin, 'admin'), await addMember(mine.admin, 'admin')]
    const tries = await Promise.allSettled([deactivateMember(a.ctx, b.id), changeRole(b.ctx, { userId: c.id, role: 'finance' }), deactivateMember(c.ctx, a.id)])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not_allowed' } })
    expect(await admins(a.ctx)).toHaveLength(1)
  })

  it('is left when all admins step down at the same time', async () => {
    const all = [{ id: first, ctx: mine.admin }, await addMember(mine.admin, 'admin'), await addMember(mine.admin, 'admin')]
    const tries = await Promise.allSettled(all.map(({ id, ctx }, turn) => (turn % 2 ? deactivateMember(ctx, id) : changeRole(ctx, { userId: id, role: 'finance' }))))
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
    expect(await admins(mine.admin)).toHaveLength(1)
  })
})

describe('a request that was under way', () => {
  it.each(['deactivated', 'made finance'])('when its admin was %s changes nothing', async (how) => {
    const [ada, bob, out] = [await addMember(mine.admin, 'admin'), await addMember(mine.admin, 'finance'), await addMember(mine.admin, 'finance')]
    await deactivateMember(mine.admin, out.id)
    await inviteMember(mine.admin, { email: freshEmail(), role: 'finance' })
    const invite = (await listMembers(mine.admin)).invites[0]?.id
    await (how === 'deactivated' ? deactivateMember(mine.admin, ada.id) : changeRole(mine.admin, { userId: ada.id, role: 'finance' }))
    const before = [await listMembers(mine.admin), await auditOf(mine.admin)]
    const late = [
      () => changeRole(ada.ctx, { userId: ada.id, role: 'admin' }), () => changeRole(ada.ctx, { userId: bob.id, role: 'admin' }), () => deactivateMember(ada.ctx, first), () => reactivateMember(ada.ctx, out.id),
      () => inviteMember(ada.ctx, { email: freshEmail(), role: 'admin' }), () => reissueInvite(ada.ctx, invite), () => revokeInvite(ada.ctx, invite), () => issueResetLink(ada.ctx, bob.id), () => endMemberSession(ada.ctx, bob.sessionId),
    ]
    for (const verb of late) await expect(verb()).rejects.toMatchObject({ code: 'not_allowed' })
    expect([await listMembers(mine.admin), await auditOf(mine.admin)]).toEqual(before)
    expect(await readSession(bob.sessionId)).not.toBeNull()
  })
})
