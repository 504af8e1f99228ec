import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import { attack, hostileJson, hostileText, known, mutated, sayHowToRepeat } from '@/lib/features/testing/hostile'
import { addMember, NOWHERE, PASSWORD } from '@/lib/features/testing/members'
import { makeOrganization } from '@/lib/features/testing/simulated'
import type { Context } from '@/lib/features/viewer/context'
import { disconnect } from '@/lib/platform/db'
import { inTenantSql } from '@/lib/platform/tenant'
import { acceptInvite } from './accept-invite'
import { changeName } from './change-name'
import { changePassword } from './change-password'
import { changeRole } from './change-role'
import { deactivateMember } from './deactivate-member'
import { endMemberSession } from './end-member-session'
import { endOwnSessions } from './end-own-sessions'
import { inviteMember } from './invite-member'
import { issueResetLink } from './issue-reset-link'
import { listMemberSessions } from './list-sessions'
import { readMember } from './list-members'
import { readClaims } from './openid-claims'
import { readInvite, readReset } from './read-link'
import { reactivateMember } from './reactivate-member'
import { reissueInvite } from './reissue-invite'
import { resetPassword } from './reset-password'
import { revokeInvite } from './revoke-invite'
import { switchOrganization } from './switch-organization'

const RUNS = 60
const ID = '11111111-1111-4111-8111-111111111111'
let admin: Context
let before: unknown

/** Everything but names, which any text may be. */
const stored = () => inTenantSql(admin, async (tx) => {
  const content: Record<string, unknown> = {}
  for (const table of ['Organization', 'Membership', 'Session', 'PasswordReset']) content[table] = (await tx.query(`select md5(coalesce(string_agg(t::text, ';' order by t::text), '')) as content from "${table}" t`)).rows
  content['User'] = (await tx.query('select id, email, "passwordHash" from "User" order by id')).rows
  return content
}, 'read')

async function refusedWell(work: () => unknown): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.message).toMatch(/\.$/)
  }
}

beforeAll(async () => {
  const { admin: first } = await makeOrganization()
  const second = await addMember(first, 'admin')
  admin = second.ctx
  before = await stored()
}, 60_000)
afterAll(async () => {
  sayHowToRepeat()
  await disconnect()
})

describe('whatever is sent about members', () => {
  it.each([
    ['changeRole', () => changeRole, { userId: ID, role: 'admin' }], ['changePassword', () => changePassword, { current: 'wrong', next: PASSWORD }],
  ] as const)('%s', async (_, verb, good) => {
    await attack(mutated({ ...good }), RUNS, (input) => refusedWell(() => verb()(admin, input)))
    expect(await stored()).toEqual(before)
  }, 60_000)

  it.each([['acceptInvite', () => acceptInvite, { token: 'none', name: 'Ada', password: PASSWORD }], ['resetPassword', () => resetPassword, { token: 'none', password: PASSWORD }]] as const)('%s', async (_, verb, good) => {
    await attack(mutated({ ...good }), RUNS, (input) => refusedWell(() => verb()(input, NOWHERE)))
    expect(await stored()).toEqual(before)
  }, 60_000)

  it.each([reissueInvite, revokeInvite, deactivateMember, reactivateMember, issueResetLink, readMember, listMemberSessions, endMemberSession, switchOrganization].map((verb) => [verb.name, verb] as const))('%s takes no id that is none', async (_, verb) => {
    await attack(fc.oneof(hostileText, hostileJson), RUNS, (id) => refusedWell(async () => { await verb(admin, id); throw new Error('it was taken') }), known)
    expect(await stored()).toEqual(before)
  }, 60_000)

  it('a token, a session to end and an invite', async () => {
    await attack(fc.oneof(hostileText, hostileJson), RUNS, (token) => refusedWell(async () => { await readInvite(token); throw new Error('it was taken') }), known)
    await attack(fc.oneof(hostileText, hostileJson), RUNS, (token) => refusedWell(async () => { await readReset(token); throw new Error('it was taken') }), known)
    await attack(hostileText, RUNS, (which) => refusedWell(() => endOwnSessions(admin, which)), known)
    await attack(mutated({ email: 'no e-mail', role: 'admin' }), RUNS, (input) => refusedWell(() => inviteMember(admin, input)))
    expect(await stored()).toEqual(before)
  }, 60_000)

  it('a name is kept as it was sent, or refused', async () => {
    await attack(fc.oneof(hostileText, hostileJson), RUNS, (name) => refusedWell(() => changeName(admin, name)), known)
    expect(await stored()).toEqual(before)
  }, 60_000)

  it('the claims of a provider', async () => {
    const settings = { issuer: 'https://id.example.com', clientId: 'x', clientSecret: 'y', name: 'x', domains: ['example.com'], organization: null, role: { claim: 'realm.roles', admin: ['ops'], finance: [] } }
    await attack(mutated({ sub: '1', email: 'ada@example.org', email_verified: true, realm: { roles: ['ops'] } }), 300, async (claims) => expect(readClaims(claims, settings)).toMatch(/^Openid/))
  })
})
