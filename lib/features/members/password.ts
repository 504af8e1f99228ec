import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { typedText } from '@/lib/domain/parse-input'
import { sql, type Tx } from '@/lib/platform/tenant'

/** What a new password must be: length is what counts; 256 characters bound the work. */
export const NewPassword = z.string().min(12, 'The password needs at least 12 characters.').max(256, 'The password has more than 256 characters.')
/** E-mails are compared and kept in lower case. */
export const Email = z.string().trim().toLowerCase().max(254, 'The e-mail is too long.').pipe(z.email('This is not an e-mail address.'))

/** How a person wants to be called; empty: by their e-mail. */
export const PersonName = typedText('The name').max(120, 'The name has more than 120 characters.').transform((name) => name || null)

/** argon2id with the library's defaults (OWASP's 19 MiB, 2 passes). */
export const hashPassword = (password: string): Promise<string> => hash(password)

let decoy: Promise<string> | undefined

/** Whether the password fits. Without a stored hash the same work is done on a decoy, so that time tells nothing. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash('an account that does not exist')
  const fits = await verify(stored ?? (await decoy), password)
  return stored !== null && fits
}

/** Whether the password that was checked is still the account's. If so it stays that until the transaction ends: what ends sessions waits, and finds the new one. */
export const holdPassword = async (tx: Tx, userId: string, checked: string): Promise<boolean> =>
  (await sql(tx, 'select id from "User" where id = $1::uuid and "passwordHash" = $2 for share', [userId, checked])).length === 1
