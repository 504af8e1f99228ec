import type * as argon2 from '@node-rs/argon2'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addMember, beforeCommit, NOWHERE, PASSWORD } from '@/lib/features/testing/members'
import { makeOrganization } from '@/lib/features/testing/simulated'
import type { Caller } from '@/lib/platform/address'
import { disconnect } from '@/lib/platform/db'
import { readSession } from '@/lib/platform/session'
import { asSystem } from '@/lib/platform/system'
import type { Tx } from '@/lib/platform/tenant'
import { deactivateMember } from './deactivate-member'
import { listMemberSessions } from './list-sessions'
import { signIn } from './sign-in'

const { verified } = vi.hoisted(() => {
  const verified: string[] = []
  return { verified }
})
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return { ...real, verify: (hash: string, password: string) => { verified.push(hash.split('$').slice(0, 4).join('$')); return real.verify(hash, password) } }
})

const at = (address: string) => ({ address, userAgent: null })
let mine: Awaited<ReturnType<typeof makeOrganization>>
beforeEach(async () => { mine = await makeOrganization() })
afterAll(disconnect)

const enter = (password: string, caller: Caller = NOWHERE, email = mine.email) => signIn({ email, password }, caller).catch((error: { code: string }) => error.code)
const fail = async (times: number, caller: Caller, email = mine.email) => { for (let n = 0; n < times; n++) await enter('wrong', caller, email) }

describe('signing in', () => {
  it('does the same work for every refusal: one argon2id of the same cost', async () => {
    const [out, single] = [await addMember(mine.admin, 'finance'), await addMember(mine.admin, 'finance')]
    await deactivateMember(mine.admin, out.id)
    await asSystem('test', (tx) => tx.user.update({ where: { id: single.id }, data: { passwordHash: null } }))
    await enter('wrong', NOWHERE, 'warm-up@example.com')
    const work = []
    for (const [email, password] of [[mine.email, 'wrong'], ['nobody@example.com', PASSWORD], [out.email, PASSWORD], [single.email, PASSWORD]] as const) {
      verified.length = 0
      expect(await enter(password, NOWHERE, email)).toBeNull()
      work.push([...verified])
    }
    expect(work[0]).toHaveLength(1)
    expect(work[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1$/)
    for (const other of work) expect(other).toEqual(work[0])
  })

  it('ends the session that the browser had, and no session of somebody else', async () => {
    const ada = await addMember(mine.admin, 'finance')
    const first = await signIn({ email: mine.email, password: PASSWORD }, NOWHERE)
    const second = await signIn({ email: mine.email, password: PASSWORD }, NOWHERE, first?.sessionId)
    expect(await readSession(first?.sessionId ?? '')).toBeNull()
    await signIn({ email: mine.email, password: PASSWORD }, NOWHERE, ada.sessionId)
    expect(await readSession(ada.sessionId)).not.toBeNull()
    expect(await readSession(second?.sessionId ?? '')).not.toBeNull()
  })
})

describe('a password that is changed while it is checked', () => {
  it('opens no session, which would outlive the end of all others', async () => {
    const ada = await addMember(mine.admin, 'finance')
    const change = (tx: Tx) => tx.user.update({ where: { id: ada.id }, data: { passwordHash: null } })
    expect(await beforeCommit(change, () => enter(PASSWORD, NOWHERE, ada.email))).toBeNull()
    expect((await listMemberSessions(mine.admin, ada.id)).map(({ id }) => id)).toEqual([ada.sessionId])
  })
})

describe('guessing', () => {
  it('locks the account for everybody, but for its person at an address they signed in from', async () => {
    await enter(PASSWORD, at('203.0.113.5'))
    await fail(11, at('198.51.100.9'))
    expect(await enter(PASSWORD, at('198.51.100.10'))).toBe('too_many')
    expect(await enter(PASSWORD, at('203.0.113.5'))).toMatchObject({ email: mine.email })
    await fail(11, at('203.0.113.5'))
    expect(await enter(PASSWORD, at('203.0.113.5'))).toBe('too_many')
  })

  it('locks an address after fifty, of which right passwords are none', async () => {
    const office = at('192.0.2.1')
    for (let n = 0; n < 5; n++) expect(await enter(PASSWORD, office)).toMatchObject({ email: mine.email })
    await asSystem('test', (tx) => tx.$executeRaw`update "SignInAttempt" set failures = failures + 49 where subject = encode(sha256('address:192.0.2.1'), 'hex')`)
    await fail(1, office, 'nobody@example.com')
    const other = await makeOrganization()
    expect(await enter(PASSWORD, office, other.email)).toBe('too_many')
    expect(await enter(PASSWORD, at('192.0.2.2'), other.email)).toMatchObject({ email: other.email })
  })

  it('is forgotten after a quarter of an hour, and by a right password', async () => {
    await fail(9, NOWHERE)
    expect(await enter(PASSWORD)).toMatchObject({ email: mine.email })
    await fail(11, NOWHERE)
    expect(await enter(PASSWORD)).toBe('too_many')
    await asSystem('test', (tx) => tx.$executeRaw`update "SignInAttempt" set "windowStarted" = "windowStarted" - interval '16 minutes'`)
    expect(await enter(PASSWORD)).toMatchObject({ email: mine.email })
  })
})
