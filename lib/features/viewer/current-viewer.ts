import 'server-only'
import { headers } from 'next/headers'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { z } from 'zod'
import { NotSignedIn } from '@/lib/domain/errors'
import { callerAddress } from '@/lib/platform/address'
import { readSession, type SessionRecord } from '@/lib/platform/session'
import { authOptions } from './auth-options'
import type { Context } from './context'

export type Viewer = SessionRecord

const Token = z.object({ sessionId: z.uuid() })

/** Who is looking, read from the database once a request; null when nobody is signed in any more. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const token = Token.safeParse(await getServerSession(authOptions))
  return token.success ? readSession(token.data.sessionId) : null
})

/** The viewer as the context of a verb. @throws NotSignedIn */
export async function requireContext(): Promise<Context> {
  const viewer = await currentViewer()
  if (!viewer) throw new NotSignedIn()
  const address = callerAddress((await headers()).get('x-forwarded-for'))
  return { organizationId: viewer.organization.id, actor: { kind: 'user', id: viewer.userId, role: viewer.role, sessionId: viewer.sessionId, address } }
}
