import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addMember, auditOf, beforeCommit, freshEmail, NOWHERE, PASSWORD, tokenOf } from '@/lib/features/testing/members'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { readSession } from '@/lib/platform/session'
import { asSystem } from '@/lib/platform/system'
import type { Tx } from '@/lib/platform/tenant'
import { acceptInvite } from './accept-invite'
import { deactivateMember } from './deactivate-member'
import { inviteMember } from './invite-member'
import { listMembers } from './list-members'
import { readInvite } from './read-link'
import { reissueInvite } from './reissue-invite'
import { revokeInvite } from './revoke-invite'
import { signIn } from './sign-in'

type Organization = Awaited<ReturnType<typeof makeOrganization>>
let mine: Organization
let foreign: Organization
beforeEach(async () => { [mine, foreign] = [await makeOrganization(), await makeOrganization()] })
afterEach(() => { vi.useRealTimers() })
afterAll(disconnect)

const accept = (link: string, name = '', password = PASSWORD) => acceptInvite({ token: tokenOf(link), name, password }, NOWHERE)
const invites = async () => (await listMembers(mine.admin)).invites
const GONE = { code: 'invalid', message: 'This link does not work any more.' }

describe('an invite', () => {
  it('lets a new person in once, with the chosen role, and keeps only the hash of its link', async () => {
    const email = freshEmail()
    const { link } = await inviteMember(mine.admin, { email: ` ${email.toUpperCase()}`, role: 'finance' })
    expect(link).toMatch(/^http:\/\/localhost:3000\/invite#[\w-]{43}$/)
    expect(await readInvite(tokenOf(link))).toMatchObject({ email, role: 'finance', hasAccount: false })
    expect(await invites()).toMatchObject([{ email, role: 'finance', by: mine.email, expired: false }])
    expect(JSON.stringify(await asSystem('test', (tx) => tx.invite.findMany()))).not.toContain(tokenOf(link))
    await expect(accept(link, 'Ada', 'short')).rejects.toThrow('12 characters')
    const both = await Promise.allSettled([accept(link, 'Ada'), accept(link, 'Eve')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(accept(link)).rejects.toMatchObject(GONE)
    expect(await invites()).toEqual([])
    const session = await signIn({ email, password: PASSWORD }, NOWHERE)
    expect(await readSession(session?.sessionId ?? '')).toMatchObject({ role: 'finance', organization: { id: mine.organizationId } })
    const audit = await auditOf(mine.admin)
    expect(audit.actions).toEqual(['organization.created', 'invite.created', 'member.joined', 'session.opened'])
    for (const secret of [tokenOf(link), email, PASSWORD, 'Ada']) expect(audit.text).not.toContain(secret)
  })

  it('ends after 72 hours, and works again with a new link, which is the only one then', async () => {
    const { link: old } = await inviteMember(mine.admin, { email: freshEmail(), role: 'admin' })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 72 * 3_600_000 })
    await expect(readInvite(tokenOf(old))).rejects.toMatchObject(GONE)
    await expect(accept(old)).rejects.toMatchObject(GONE)
    const [{ id } = { id: '' }] = await invites()
    expect(await invites()).toMatchObject([{ expired: true }])
    const { link } = await reissueInvite(mine.admin, id)
    await expect(accept(old)).rejects.toMatchObject(GONE)
    await expect(accept(link)).resolves.toMatchObject({ organizationId: mine.organizationId })
    expect((await auditOf(mine.admin)).actions).toContain('invite.reissued')
  })

  it('is worth nothing once it is revoked', async () => {
    const { link } = await inviteMember(mine.admin, { email: freshEmail(), role: 'admin' })
    const [{ id } = { id: '' }] = await invites()
    await revokeInvite(mine.admin, id)
    await expect(accept(link)).rejects.toMatchObject(GONE)
    await expect(revokeInvite(mine.admin, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(reissueInvite(mine.admin, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await auditOf(mine.admin)).actions).toContain('invite.revoked')
  })

  it('is made once for a person, and never for a member', async () => {
    const email = freshEmail()
    await inviteMember(mine.admin, { email, role: 'finance' })
    await expect(inviteMember(mine.admin, { email, role: 'finance' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(inviteMember(mine.admin, { email: mine.email, role: 'finance' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(inviteMember(mine.admin, { email: 'no e-mail', role: 'finance' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(inviteMember(mine.admin, { email: freshEmail(), role: 'owner' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('cannot be touched by finance or by another organization', async () => {
    await inviteMember(mine.admin, { email: freshEmail(), role: 'finance' })
    const [{ id } = { id: '' }] = await invites()
    for (const verb of [reissueInvite, revokeInvite]) {
      await expect(verb(foreign.admin, id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(verb(mine.finance, id)).rejects.toMatchObject({ code: 'not_allowed' })
      await expect(verb(mine.admin, 'no id')).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(inviteMember(mine.finance, { email: freshEmail(), role: 'admin' })).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(listMembers(mine.finance)).rejects.toMatchObject({ code: 'not_allowed' })
    expect((await listMembers(foreign.admin)).invites).toEqual([])
  })
})

describe('a person who has an account', () => {
  it('joins with the password they have, or by being signed in as themselves; nobody else can', async () => {
    const { link } = await inviteMember(mine.admin, { email: foreign.email, role: 'finance' })
    expect(await readInvite(tokenOf(link))).toMatchObject({ hasAccount: true })
    await expect(accept(link, '', 'a password of the thief')).rejects.toMatchObject({ code: 'invalid', message: 'The password is wrong.' })
    await expect(acceptInvite({ token: tokenOf(link), name: '', password: '' }, NOWHERE, mine.admin.actor.kind === 'user' ? mine.admin.actor.id : '')).rejects.toMatchObject({ code: 'invalid' })
    await acceptInvite({ token: tokenOf(link), name: '', password: '' }, NOWHERE, foreign.admin.actor.kind === 'user' ? foreign.admin.actor.id : '')
    const session = await signIn({ email: foreign.email, password: PASSWORD, organizationId: mine.organizationId }, NOWHERE)
    expect(await readSession(session?.sessionId ?? '')).toMatchObject({ role: 'finance', organization: { id: mine.organizationId }, organizations: [{ id: foreign.organizationId }, { id: mine.organizationId }] })
  })

  it('joins with no password that is changed while it is checked, and the link goes on working', async () => {
    const ada = await addMember(foreign.admin, 'finance')
    const { link } = await inviteMember(mine.admin, { email: ada.email, role: 'finance' })
    const change = (tx: Tx) => tx.user.update({ where: { id: ada.id }, data: { passwordHash: null } })
    await expect(beforeCommit(change, () => accept(link))).rejects.toMatchObject({ code: 'invalid', message: 'The password is wrong.' })
    expect((await listMembers(mine.admin)).members).toHaveLength(1)
    expect(await invites()).toMatchObject([{ email: ada.email }])
  })

  it('cannot be guessed at through an invite', async () => {
    const { link } = await inviteMember(mine.admin, { email: foreign.email, role: 'finance' })
    for (let tries = 0; tries < 10; tries++) await expect(accept(link, '', 'wrong')).rejects.toMatchObject({ code: 'invalid' })
    await expect(accept(link)).rejects.toMatchObject({ code: 'too_many' })
  })

  it('does not come back by an old link after being deactivated', async () => {
    const email = freshEmail()
    const { link } = await inviteMember(mine.admin, { email, role: 'finance' })
    const { id } = await addMember(foreign.admin, 'finance', email)
    await asSystem('test', (tx) => tx.membership.create({ data: { organizationId: mine.organizationId, userId: id, role: 'finance' } }))
    await deactivateMember(mine.admin, id)
    await expect(accept(link)).rejects.toMatchObject({ code: 'conflict' })
    await expect(inviteMember(mine.admin, { email, role: 'finance' })).rejects.toMatchObject({ nextStep: 'Reactivate them in the list of members.' })
  })
})
