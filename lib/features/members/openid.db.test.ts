import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember, auditOf, freshEmail, NOWHERE } from '@/lib/features/testing/members'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import type { OpenidSettings } from '@/lib/platform/openid'
import { readSession } from '@/lib/platform/session'
import { deactivateMember } from './deactivate-member'
import { readProfile } from './read-profile'
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
    expect((await readProfile(ada.ctx)).hasPassword).toBe(true)
  })

  it('leaves the last admin one, and roles in other organizations alone', async () => {
    expect(await enter(person(mine.email))).toMatchObject({ role: 'admin' })
    const other = await makeOrganization()
    expect(await enter(person(mine.email), { organization: other.organizationId })).toMatchObject({ role: 'finance', organization: { id: other.organizationId } })
    expect(await enter(person(mine.email), { organization: null, role: null })).toMatchObject({ role: 'admin', organization: { id: mine.organizationId } })
  })
})
