import { env } from './env'

/** The caller's address: the proxy's word only where TRUST_PROXY says so; else unknown (Next does not show the socket). */
export function callerAddress(forwardedFor: string | null | undefined): string | null {
  if (!env().TRUST_PROXY || !forwardedFor) return null
  return forwardedFor.split(',').at(-1)?.trim().slice(0, 64) || null
}
