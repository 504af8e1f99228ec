import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Role } from '@/lib/domain/roles'
import type { OpenidSettings } from '@/lib/platform/openid'
import { Email, PersonName } from './password'

/** Why the provider's word was not enough. The sign-in page has a sentence for each. */
export type OpenidRefusal = 'OpenidEmail' | 'OpenidUnverified' | 'OpenidDomain' | 'OpenidRole' | 'OpenidUnknown' | 'OpenidDeactivated' | 'OpenidOther'

const Claims = z.looseObject({
  sub: z.string().min(1).max(255), email: Email, name: PersonName.optional().catch(undefined),
  /** Some providers send text. What is not said is not verified. */
  email_verified: z.union([z.literal(true), z.literal('true').transform(() => true)]).optional().catch(undefined),
})
const Values = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])

/** Who signed in at the provider: `subject` is theirs for good, an e-mail may pass to somebody else. */
export type OpenidPerson = { subject: string; email: string; name: string | null; role: Role | null }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
/** A claim by its name, or by its path as in `realm_access.roles`. */
const claimAt = (claims: Record<string, unknown>, path: string): unknown =>
  path in claims ? claims[path] : path.split('.').reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), claims)

/** Reads the provider's claims by our settings: the first rule that does not hold, or the person. */
export function readClaims(claims: unknown, { issuer, domains, role }: OpenidSettings): OpenidPerson | OpenidRefusal {
  const parsed = Claims.safeParse(claims)
  if (!parsed.success) return 'OpenidEmail'
  const { sub, email, email_verified: verified, name } = parsed.data
  if (!verified) return 'OpenidUnverified'
  if (!domains.includes(email.split('@').at(-1) ?? '')) return 'OpenidDomain'
  const held = role ? Values.parse(claimAt(parsed.data, role.claim)) : []
  const has = (wanted: string[] | undefined) => wanted?.some((value) => held.includes(value)) ?? false
  const granted = has(role?.admin) ? 'admin' : has(role?.finance) ? 'finance' : null
  if (role && !granted) return 'OpenidRole'
  return { subject: createHash('sha256').update(`${issuer}\n${sub}`).digest('hex'), email, name: name ?? null, role: granted }
}
