import 'server-only'
import { now, nowMs } from '@/lib/platform/clock'
import { requireEnv } from '@/lib/platform/env'
import { hashToken, newToken } from './setup-token'

const HOUR_MS = 3_600_000
const HOURS = { invite: 72, reset: 24 } as const

/**
 * A new single-use link: its address for the person, its hash and end for the database. The address comes from NEXTAUTH_URL,
 * never from a header, and the token stands behind the #, which no server or proxy is sent.
 */
export function newLink(kind: keyof typeof HOURS): { link: string; tokenHash: string; expiresAt: Date } {
  const token = newToken()
  const link = `${requireEnv('NEXTAUTH_URL').replace(/\/+$/, '')}/${kind}#${token}`
  return { link, tokenHash: hashToken(token), expiresAt: new Date(nowMs() + HOURS[kind] * HOUR_MS) }
}

/** Which link a token opens, while it does. */
export const openLink = (token: string) => ({ tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now() } })
