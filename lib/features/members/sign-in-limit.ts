import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/platform/tenant'
import { sql } from '@/lib/platform/tenant'
import { z } from 'zod'

const WINDOW_MINUTES = 15
const MOST_FAILURES = 10

const subjectOf = (kind: string, value: string) => createHash('sha256').update(`${kind}:${value}`).digest('hex')
/** Account and address are counted apart; only their hashes are kept. */
export const subjectsOf = (email: string, address: string | null): string[] =>
  [subjectOf('account', email), ...(address ? [subjectOf('address', address)] : [])]

const Failures = z.array(z.object({ failures: z.coerce.number() }))

/** Counts an attempt before it is judged, so that many at once cannot slip through. False: too many in 15 minutes. */
export async function takeAttempt(tx: Tx, subjects: string[]): Promise<boolean> {
  const rows = Failures.parse(await sql(tx, `
    insert into "SignInAttempt" as a (subject, failures, "windowStarted")
    select s, 1, now() from unnest($1::text[]) s order by s
    on conflict (subject) do update set
      failures = case when a."windowStarted" < now() - interval '${WINDOW_MINUTES} minutes' then 1 else a.failures + 1 end,
      "windowStarted" = case when a."windowStarted" < now() - interval '${WINDOW_MINUTES} minutes' then now() else a."windowStarted" end
    returning failures`, [subjects]))
  return rows.every((row) => row.failures <= MOST_FAILURES)
}

/** A sign-in that succeeds clears the account's count; the address keeps its own until the window ends. */
export async function clearAttempts(tx: Tx, email: string): Promise<void> {
  await tx.signInAttempt.deleteMany({ where: { subject: subjectOf('account', email) } })
}
