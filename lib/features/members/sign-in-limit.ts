import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { TooMany } from '@/lib/domain/errors'
import type { Tx } from '@/lib/platform/tenant'
import { sql } from '@/lib/platform/tenant'

const WINDOW_MINUTES = 15
/** An address may be a whole office. */
const MOST = { account: 10, address: 50 }

type Subject = { subject: string; most: number }
/** What is being guessed at, and from where. `known`: the person signed in from there before. */
export type Attempt = { account: string; address: string | null; known: boolean }

const subjectOf = (kind: string, ...values: string[]) => createHash('sha256').update([kind, ...values].join(':')).digest('hex')

/**
 * Account and address are counted apart; only hashes are kept. From an address where the person signed in before, the account
 * is counted apart from all others: a stranger who guesses cannot keep its owner out. (Needs TRUST_PROXY: else no address is known.)
 */
function subjectsOf({ account, address, known }: Attempt): Subject[] {
  const guessed = { subject: known && address ? subjectOf('account', account, address) : subjectOf('account', account), most: MOST.account }
  return address ? [guessed, { subject: subjectOf('address', address), most: MOST.address }] : [guessed]
}

const Failures = z.array(z.object({ subject: z.string(), failures: z.coerce.number() }))

/** Counts an attempt before it is judged, so that many at once, over several processes, cannot slip through. False: too many in 15 minutes. */
export async function takeAttempt(tx: Tx, attempt: Attempt): Promise<boolean> {
  const subjects = subjectsOf(attempt)
  const rows = Failures.parse(await sql(tx, `
    insert into "SignInAttempt" as a (subject, failures, "windowStarted")
    select s, 1, now() from unnest($1::text[]) s order by s
    on conflict (subject) do update set
      failures = case when a."windowStarted" < now() - interval '${WINDOW_MINUTES} minutes' then 1 else a.failures + 1 end,
      "windowStarted" = case when a."windowStarted" < now() - interval '${WINDOW_MINUTES} minutes' then now() else a."windowStarted" end
    returning subject, failures`, [subjects.map(({ subject }) => subject)]))
  return subjects.every(({ subject, most }) => (rows.find((row) => row.subject === subject)?.failures ?? 0) <= most)
}

export const tooMany = (): TooMany => new TooMany('Too many attempts.', `Wait ${WINDOW_MINUTES} minutes and try again.`)

/** A right password clears the account's count and takes its own attempt off the address, where others may be guessing. */
export async function clearAttempts(tx: Tx, attempt: Attempt): Promise<void> {
  const [account, address] = subjectsOf(attempt)
  await tx.signInAttempt.deleteMany({ where: { subject: account?.subject ?? '' } })
  if (address) await tx.signInAttempt.updateMany({ where: { subject: address.subject, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } })
}
