import { env, type Env } from './env'
import { Refusal } from './refusal'

/**
 * How people sign in with an OpenID provider. `organization`: id or name of the one that people without an account are added to;
 * null: they are not let in. `role`: which claim says what they may do there, and its values; null: new people are finance members.
 */
export type OpenidSettings = {
  issuer: string; clientId: string; clientSecret: string; name: string; domains: string[]
  organization: string | null; role: { claim: string; admin: string[]; finance: string[] } | null
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** The settings of single sign-on, or null without OIDC_ISSUER. @throws Refusal that names what is missing */
export function openidSettings(source: Env = env()): OpenidSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_ALLOWED_DOMAINS: domains = [], OIDC_ORGANIZATION, OIDC_ROLE_CLAIM } = source
  if (!issuer) {
    const alone = (['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ALLOWED_DOMAINS', 'OIDC_ORGANIZATION', 'OIDC_ROLE_CLAIM'] as const).find((name) => source[name])
    if (alone) throw new Refusal(`${alone} is set, but OIDC_ISSUER is not: set both, or neither.`)
    return null
  }
  const { protocol, hostname } = new URL(issuer)
  if (protocol !== 'https:' && !LOOPBACK.test(hostname)) throw new Refusal('OIDC_ISSUER has to be an https address: what it says decides who gets in.')
  if (!clientId || !clientSecret) throw new Refusal('OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.')
  if (domains.length === 0) throw new Refusal('OIDC_ISSUER needs OIDC_ALLOWED_DOMAINS: whose e-mail addresses are let in, as in example.com,example.org.')
  return { issuer, clientId, clientSecret, name: source.OIDC_NAME, domains: domains.map((domain) => domain.toLowerCase()), organization: OIDC_ORGANIZATION ?? null, role: roleOf(source, OIDC_ROLE_CLAIM) }
}

function roleOf({ OIDC_ORGANIZATION, OIDC_ADMIN_VALUES: admin = [], OIDC_FINANCE_VALUES: finance = [] }: Env, claim: string | undefined): OpenidSettings['role'] {
  if (!claim) return null
  if (!OIDC_ORGANIZATION) throw new Refusal('OIDC_ROLE_CLAIM needs OIDC_ORGANIZATION: in which organization it decides.')
  if (admin.length + finance.length === 0) throw new Refusal('OIDC_ROLE_CLAIM needs OIDC_ADMIN_VALUES or OIDC_FINANCE_VALUES: which of its values make an admin, which a finance member.')
  return { claim, admin, finance }
}
