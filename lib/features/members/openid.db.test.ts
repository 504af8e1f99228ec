import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember, auditOf, freshEmail, NOWHERE, PASSWORD, tokenOf } from '@/lib/features/testing/members'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import type { OpenidSettings } from '@/lib/platform/openid'
import { readSession } from '@/lib/platform/session'
import { asSystem } from '@/lib/platform/system'
import { deactivateMember } from './deactivate-member'
import { issueOperatorResetLink } from './issue-operator-reset-link'
import { issueResetLink } from './issue-reset-link'
import { readProfile } from './read-profile'
import { resetPassword } from './reset-password'
import { signIn } from './sign-in'
import { signInWithOpenid } from './sign-in-with-openid'

type Organization = Awaited<ReturnType<typeof makeOrganization>>
let mine: Organization
let settings: OpenidSettings
beforeEach(async () => {
  mine = await makeOrganization()
  settings = { issuer: 'https://id.example.com', clientId: 'x', clientSecret: 'y', name: 'Example', domains: ['example.com'], organization: mine.organizationId, role: { claim: 'realm.roles', admin: ['ops'], finance: ['money', 'audit'] } }
})
afterAll(disconnect)

const person = (email: string, more: object = {}) => ({ sub: `sub-${email}`, email, email_verified: true, realm: { roles: ['money'] }, name: 'Ada', ...more })
const enter = async (claims: unknown, changed: Partial<OpenidSettings> = {}) => {
  const answer = await signInWithOpenid(claims, { ...settings, ...changed }, NOWHERE)
  return typeof answer === 'string' ? answer : readSession(answer.sessionId)
}

describe('signing in with an OpenID provider', () => {
  it('adds a new person with the role of the claim, which decides at each sign-in', async () => {
    const email = freshEmail()
    const first = await enter(person(email))
    expect(first).toMatchObject({ email, name: 'Ada', role: 'finance', organization: { id: mine.organizationId } })
    expect(await enter(person(email, { realm: { roles: ['other', 'ops'] } }))).toMatchObject({ role: 'admin' })
    expect(await enter(person(email, { realm: { roles: 'audit' } }))).toMatchObject({ role: 'finance' })
    expect(await signIn({ email, password: 'anything at all' }, NOWHERE)).toBeNull()
    const audit = await auditOf(mine.admin)
    expect(audit.actions.filter((action) => action.startsWith('member.'))).toEqual(['member.joined', 'member.role_changed', 'member.role_changed'])
    expect(audit.text).not.toContain(email)
  })

  it.each([
    ['OpenidUnverified', { email_verified: false }], ['OpenidUnverified', { email_verified: undefined }], ['OpenidUnverified', { email_verified: 'false' }],
    ['OpenidDomain', { email: 'ada@evil-example.com' }], ['OpenidDomain', { email: 'ada@example.com.evil.org' }], ['OpenidEmail', { email: undefined }],
    ['OpenidEmail', { email: 'ada@evil.org,x@example.com' }], ['OpenidRole', { realm: { roles: ['guest'] } }], ['OpenidRole', { realm: undefined }], ['OpenidEmail', { sub: '' }],
  ])('refuses with %s: %j', async (code, wrong) => expect(await enter(person(freshEmail(), wrong))).toBe(code))

  it('lets nobody new in without an organization, or with one that does not exist', async () => {
    for (const organization of [null, 'No such organization']) expect(await enter(person(freshEmail()), { organization, role: null })).toBe('OpenidUnknown')
  })

  it('keeps a deactivated member out', async () => {
    const ada = await addMember(mine.admin, 'finance')
    expect(await enter(person(ada.email))).toMatchObject({ userId: ada.id })
    await deactivateMember(mine.admin, ada.id)
    expect(await enter(person(ada.email))).toBe('OpenidDeactivated')
  })

  it('knows a person by subject: a new e-mail is still them, an e-mail that went to somebody else is not', async () => {
    const ada = await addMember(mine.admin, 'finance')
    expect(await enter(person(ada.email, { sub: 'ada' }))).toMatchObject({ userId: ada.id })
    expect(await enter(person(freshEmail(), { sub: 'ada' }))).toMatchObject({ userId: ada.id, email: ada.email })
    expect(await enter(person(ada.email, { sub: 'eve' }))).toBe('OpenidOther')
    expect((await readProfile(ada.ctx)).hasPassword).toBe(false)
  })

  it('takes an account away from whoever made it: password, sessions and reset links end before its person is let in', async () => {
    const foreign = await makeOrganization()
    const ada = await addMember(foreign.admin, 'finance')
    const token = tokenOf((await issueResetLink(foreign.admin, ada.id)).link)
    expect(await enter(person(ada.email))).toMatchObject({ userId: ada.id, organization: { id: mine.organizationId } })
    expect(await readSession(ada.sessionId)).toBeNull()
    expect(await signIn({ email: ada.email, password: PASSWORD }, NOWHERE)).toBeNull()
    await expect(resetPassword({ token, password: PASSWORD }, NOWHERE)).rejects.toMatchObject({ code: 'invalid' })
    const audit = await auditOf(foreign.admin)
    expect(audit.actions.at(-1)).toBe('member.openid_linked')
    expect(audit.text).toContain('{"sessionsEnded":1}')
    expect((await auditOf(mine.admin)).actions).not.toContain('member.openid_linked')
  })

  it('ends nothing again at the next sign-in', async () => {
    const ada = await addMember(mine.admin, 'finance')
    const first = await signInWithOpenid(person(ada.email), settings, NOWHERE)
    await enter(person(ada.email))
    expect(await readSession(typeof first === 'string' ? first : first.sessionId)).toMatchObject({ userId: ada.id })
    expect((await auditOf(mine.admin)).actions.filter((action) => action === 'member.openid_linked')).toHaveLength(1)
  })

  it('leaves a password to the operator alone, who can let its person in when single sign-on is switched off', async () => {
    const ada = await addMember(mine.admin, 'finance')
    await enter(person(ada.email))
    await expect(issueResetLink(mine.admin, ada.id)).rejects.toMatchObject({ code: 'conflict', message: 'This person signs in with single sign-on.' })
    const { link } = await issueOperatorResetLink(ada.email)
    await resetPassword({ token: tokenOf(link), password: PASSWORD }, NOWHERE)
    expect(await signIn({ email: ada.email, password: PASSWORD }, NOWHERE)).toMatchObject({ userId: ada.id })
  })

  it('is not undone by an admin’s link that was made at the same moment', async () => {
    const ada = await addMember(mine.admin, 'finance')
    const token = tokenOf((await issueResetLink(mine.admin, ada.id)).link)
    await asSystem('test', (tx) => tx.user.update({ where: { id: ada.id }, data: { oidcSubject: `subject of ${ada.id}` } }))
    await expect(resetPassword({ token, password: PASSWORD }, NOWHERE)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('leaves the last admin one, and roles in other organizations alone', async () => {
    expect(await enter(person(mine.email))).toMatchObject({ role: 'admin' })
    const other = await makeOrganization()
    expect(await enter(person(mine.email), { organization: other.organizationId })).toMatchObject({ role: 'finance', organization: { id: other.organizationId } })
    expect(await enter(person(mine.email), { organization: null, role: null })).toMatchObject({ role: 'admin', organization: { id: mine.organizationId } })
  })
})
