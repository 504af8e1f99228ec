import { env } from './env'

/** Where a call comes from, as far as it can be known. The browser's own word says what it likes. */
export type Caller = { address: string | null; userAgent: string | null }

/** The caller's address: the proxy's word only where TRUST_PROXY says so; else unknown (Next does not show the socket). */
export function callerAddress(forwardedFor: string | null | undefined): string | null {
  if (!env().TRUST_PROXY || !forwardedFor) return null
  const last = forwardedFor.split(',').at(-1)?.trim() ?? ''
  return /^[\w.:%[\]-]{1,64}$/.test(last) ? last : null
}

/** The caller of a request with these headers. */
export const callerOf = (headers: Headers): Caller =>
  ({ address: callerAddress(headers.get('x-forwarded-for')), userAgent: headers.get('user-agent')?.slice(0, 300) ?? null })
