import type * as argon2 from '@node-rs/argon2'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { readSession } from '@/lib/platform/session'
import { inTenant } from '@/lib/platform/tenant'
import { claimSetup } from './claim-setup'
import { issueSetupLink } from './issue-setup-link'
import { signIn } from './sign-in'
import { signOut } from './sign-out'

const { hash } = vi.hoisted(() => ({ hash: vi.fn<(password: string) => Promise<string>>() }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  hash.mockImplementation((password) => real.hash(password))
  return { ...real, hash }
})

afterAll(disconnect)
const password = 'a long enough password'
const NOWHERE = { address: null, userAgent: null }

describe('the set-up link', () => {
  it('makes the first organization once, whoever asks at the same time', async () => {
    const old = await issueSetupLink()
    const token = await issueSetupLink()
    const claim = (email: string, given: string | null) => claimSetup({ token: given ?? '', organizationName: 'Acme', email, password })
    await expect(claim('old@example.com', old)).rejects.toMatchObject({ code: 'invalid' })
    await expect(claim('x@example.com', 'guess')).rejects.toMatchObject({ code: 'invalid' })
    expect(hash, 'a guess costs no work').not.toHaveBeenCalled()
    await expect(claimSetup({ token, organizationName: 'Acme', email: 'x@example.com', password: 'short' })).rejects.toThrow('12 characters')
    const claims = await Promise.allSettled([claim('One@Example.com ', token), claim('two@example.com', token)])
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await issueSetupLink()).toBeNull()
  })
})

describe('signing in', () => {
  it('opens a session that ends when it is revoked or the member is deactivated', async () => {
    const { admin, email, organizationId } = await makeOrganization()
    const first = await signIn({ email: ` ${email.toUpperCase()} `, password }, NOWHERE)
    const second = await signIn({ email, password }, NOWHERE)
    expect(await readSession(first?.sessionId ?? '')).toMatchObject({ email, role: 'admin', organization: { id: organizationId } })
    await signOut(first?.sessionId ?? '', NOWHERE)
    expect(await readSession(first?.sessionId ?? '')).toBeNull()
    await inTenant(admin, (tx) => tx.membership.updateMany({ data: { role: 'finance' } }))
    expect(await readSession(second?.sessionId ?? '')).toMatchObject({ role: 'finance' })
    await inTenant(admin, (tx) => tx.membership.updateMany({ data: { deactivatedAt: new Date('2026-01-01') } }))
    expect(await readSession(second?.sessionId ?? '')).toBeNull()
    expect(await signIn({ email, password }, NOWHERE)).toBeNull()
  })

  it('answers an unknown account and a wrong password alike', async () => {
    const { email } = await makeOrganization()
    expect(await signIn({ email, password: 'not the password' }, NOWHERE)).toBeNull()
    expect(await signIn({ email: 'nobody@example.com', password }, NOWHERE)).toBeNull()
    expect(await signIn({ email: 'no e-mail', password }, NOWHERE)).toBeNull()
    expect(await signIn('nonsense', NOWHERE)).toBeNull()
  })

  it('slows guessing: after ten failures even the right password waits', async () => {
    const { email } = await makeOrganization()
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => signIn({ email, password: 'wrong' }, NOWHERE)))
    expect(tries.filter(({ status }) => status === 'rejected')).toHaveLength(2)
    await expect(signIn({ email, password }, NOWHERE)).rejects.toMatchObject({ code: 'too_many' })
  })
})
