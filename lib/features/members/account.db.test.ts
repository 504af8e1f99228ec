import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember, auditOf, NOWHERE, PASSWORD, tokenOf } from '@/lib/features/testing/members'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { readSession } from '@/lib/platform/session'
import { inTenant } from '@/lib/platform/tenant'
import { changeName } from './change-name'
import { changePassword } from './change-password'
import { deactivateMember } from './deactivate-member'
import { endMemberSession } from './end-member-session'
import { endOwnSessions } from './end-own-sessions'
import { issueOperatorResetLink } from './issue-operator-reset-link'
import { issueResetLink } from './issue-reset-link'
import { listMemberSessions } from './list-sessions'
import { readReset } from './read-link'
import { readProfile } from './read-profile'
import { resetPassword } from './reset-password'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { switchOrganization } from './switch-organization'

const NEW = 'another long password'
const FIREFOX = { address: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
type Organization = Awaited<ReturnType<typeof makeOrganization>>
type Member = Awaited<ReturnType<typeof addMember>>
let mine: Organization
let foreign: Organization
let ada: Member
beforeEach(async () => {
  [mine, foreign] = [await makeOrganization(), await makeOrganization()]
  ada = await addMember(mine.admin, 'finance')
})
afterAll(disconnect)

const open = async (password = PASSWORD, email = ada.email) => (await signIn({ email, password }, FIREFOX))?.sessionId ?? ''
const lives = async (sessionId: string) => (await readSession(sessionId)) !== null

describe('sessions', () => {
  it('are listed for their person and for an admin, and ended by either', async () => {
    const [second, third] = [await open(), await open()]
    const { sessions } = await readProfile(ada.ctx)
    expect(sessions).toHaveLength(3)
    expect(sessions.find(({ id }) => id === ada.sessionId)).toMatchObject({ isThis: true, browser: 'Unknown browser', address: null })
    expect(await listMemberSessions(mine.admin, ada.id)).toEqual(expect.arrayContaining([expect.objectContaining({ id: second, isThis: false, browser: 'Firefox on Linux', address: '203.0.113.7' })]))
    await endMemberSession(mine.admin, second)
    await endOwnSessions(ada.ctx, third)
    expect([await lives(ada.sessionId), await lives(second), await lives(third)]).toEqual([true, false, false])
    const fourth = await open()
    await endOwnSessions(ada.ctx, 'all others')
    expect([await lives(ada.sessionId), await lives(fourth)]).toEqual([true, false])
    expect((await auditOf(mine.admin)).actions.filter((action) => action === 'session.ended')).toHaveLength(3)
  })

  it('end by signing out, which the audit log tells once and without the e-mail', async () => {
    await signOut(ada.sessionId, FIREFOX)
    await signOut(ada.sessionId, FIREFOX)
    await signOut('00000000-0000-4000-8000-000000000000', FIREFOX)
    expect(await lives(ada.sessionId)).toBe(false)
    const events = await inTenant(mine.admin, (tx) => tx.auditEvent.findMany({ where: { organizationId: mine.organizationId, action: 'session.closed' } }))
    expect(events).toMatchObject([{ actorKind: 'user', actorId: ada.id, subjectKind: 'session', subjectId: ada.sessionId, change: {}, address: FIREFOX.address }])
    expect(JSON.stringify(events)).not.toContain(ada.email)
    expect((await auditOf(foreign.admin)).actions).not.toContain('session.closed')
  })

  it('of others are out of reach', async () => {
    const [theirs] = [await open(PASSWORD, mine.email)]
    await expect(endOwnSessions(ada.ctx, theirs)).rejects.toMatchObject({ code: 'not_found' })
    await expect(endMemberSession(foreign.admin, ada.sessionId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listMemberSessions(foreign.admin, ada.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(endMemberSession(ada.ctx, theirs)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(listMemberSessions(ada.ctx, ada.id)).rejects.toMatchObject({ code: 'not_allowed' })
    expect([await lives(theirs), await lives(ada.sessionId)]).toEqual([true, true])
  })
})

describe('a password', () => {
  it('is changed by who knows it, and every session ends, so that the browser takes a new one', async () => {
    const other = await open()
    await expect(changePassword(ada.ctx, { current: 'wrong', next: NEW })).rejects.toMatchObject({ code: 'invalid' })
    await expect(changePassword(ada.ctx, { current: PASSWORD, next: 'short' })).rejects.toThrow('12 characters')
    expect(await changePassword(ada.ctx, { current: PASSWORD, next: NEW })).toEqual({ email: ada.email, organizationId: mine.organizationId })
    expect([await lives(ada.sessionId), await lives(other)]).toEqual([false, false])
    expect([await open(), (await open(NEW)) !== '']).toEqual(['', true])
    const audit = await auditOf(mine.admin)
    expect(audit.actions).toContain('password.changed')
    for (const secret of [PASSWORD, NEW, 'argon2']) expect(audit.text).not.toContain(secret)
  })

  it('cannot be guessed from a session left open', async () => {
    for (let tries = 0; tries < 10; tries++) await expect(changePassword(ada.ctx, { current: 'wrong', next: NEW })).rejects.toMatchObject({ code: 'invalid' })
    await expect(changePassword(ada.ctx, { current: PASSWORD, next: NEW })).rejects.toMatchObject({ code: 'too_many' })
  })

  it('is reset once by an admin’s link, which ends sessions and a lock', async () => {
    for (let tries = 0; tries < 11; tries++) await signIn({ email: ada.email, password: 'wrong' }, NOWHERE).catch(() => null)
    await expect(signIn({ email: ada.email, password: PASSWORD }, NOWHERE)).rejects.toMatchObject({ code: 'too_many' })
    const older = tokenOf((await issueResetLink(mine.admin, ada.id)).link)
    const { link } = await issueResetLink(mine.admin, ada.id)
    expect(link).toMatch(/^http:\/\/localhost:3000\/reset#[\w-]{43}$/)
    const token = tokenOf(link)
    expect(await readReset(token)).toEqual({ email: ada.email })
    await expect(resetPassword({ token: older, password: NEW }, NOWHERE)).rejects.toMatchObject({ code: 'invalid' })
    await expect(resetPassword({ token, password: 'short' }, NOWHERE)).rejects.toThrow('12 characters')
    const both = await Promise.allSettled([resetPassword({ token, password: NEW }, NOWHERE), resetPassword({ token, password: 'the password of eve' }, NOWHERE)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(readReset(token)).rejects.toMatchObject({ code: 'invalid' })
    expect(await lives(ada.sessionId)).toBe(false)
    expect(await signIn({ email: ada.email, password: both[0].status === 'fulfilled' ? NEW : 'the password of eve' }, NOWHERE)).not.toBeNull()
    const audit = await auditOf(mine.admin)
    expect(audit.actions).toEqual(expect.arrayContaining(['password.reset_link_made', 'password.reset']))
    for (const secret of [token, NEW, ada.email]) expect(audit.text).not.toContain(secret)
  })

  it('of a person in two organizations is in neither admin’s hands, also not by a link made before', async () => {
    const token = tokenOf((await issueResetLink(mine.admin, ada.id)).link)
    await addMember(foreign.admin, 'admin', ada.email)
    await expect(issueResetLink(mine.admin, ada.id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(resetPassword({ token, password: NEW }, NOWHERE)).rejects.toMatchObject({ code: 'invalid' })
    const { link } = await issueOperatorResetLink(ada.email.toUpperCase())
    await expect(resetPassword({ token: tokenOf(link), password: NEW }, NOWHERE)).resolves.toMatchObject({ email: ada.email })
    await expect(issueOperatorResetLink('nobody@example.com')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a person in two organizations', () => {
  it('switches, with the role of each, and is out of one alone when deactivated there', async () => {
    const there = await addMember(foreign.admin, 'admin', ada.email)
    await switchOrganization(ada.ctx, foreign.organizationId)
    expect(await readSession(ada.sessionId)).toMatchObject({ role: 'admin', organization: { id: foreign.organizationId } })
    expect((await auditOf(mine.admin)).text).not.toContain(foreign.organizationId)
    expect((await auditOf(foreign.admin)).actions).toContain('session.entered')
    await deactivateMember(mine.admin, ada.id)
    await expect(switchOrganization({ ...there.ctx }, mine.organizationId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await lives(ada.sessionId)).toBe(true)
    expect(await readSession(there.sessionId)).toMatchObject({ organizations: [{ id: foreign.organizationId }] })
  })

  it('does not enter where they do not belong', async () => {
    for (const id of [foreign.organizationId, 'no id']) await expect(switchOrganization(ada.ctx, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await readSession(ada.sessionId)).toMatchObject({ organization: { id: mine.organizationId } })
  })

  it('has one name in both', async () => {
    await changeName(ada.ctx, '  Ada Lovelace ')
    expect(await readProfile(ada.ctx)).toMatchObject({ name: 'Ada Lovelace', email: ada.email, hasPassword: true })
    await changeName(ada.ctx, ' ')
    expect(await readProfile(ada.ctx)).toMatchObject({ name: null })
    await expect(changeName(ada.ctx, 'x'.repeat(121))).rejects.toMatchObject({ code: 'invalid' })
  })
})
