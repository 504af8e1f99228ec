import 'server-only'
import { getServerSession, type NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { headers } from 'next/headers'
import { z } from 'zod'
import { TooMany } from '@/lib/domain/errors'
import { SESSION_HOURS } from '@/lib/features/members/open-session'
import { signIn } from '@/lib/features/members/sign-in'
import { signInWithOpenid } from '@/lib/features/members/sign-in-with-openid'
import { signOut } from '@/lib/features/members/sign-out'
import { callerOf } from '@/lib/platform/address'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { openidSettings } from '@/lib/platform/openid'
import { openidProvider } from './openid-provider'

const Signed = z.object({ sessionId: z.uuid(), email: z.string() })
const openid = openidSettings()

/** The session that the browser's cookie names until now: a new one takes its place. */
async function sessionBefore(): Promise<string | null> {
  const before = z.object({ sessionId: z.uuid() }).safeParse(await getServerSession(authOptions))
  return before.success ? before.data.sessionId : null
}

/** next-auth with e-mail and password, and the operator's OpenID provider. The token carries a session id and nothing that decides: see readSession. */
export const authOptions: NextAuthOptions = {
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
  pages: { signIn: '/login', error: '/login' },
  // Its own would print what the provider said of a person.
  logger: { error: (code, metadata) => log.error({ err: metadata instanceof Error ? metadata : metadata.error }, `sign-in failed: ${code}`), warn: () => {}, debug: () => {} },
  providers: [
    CredentialsProvider({
      id: 'credentials',
      credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' }, organizationId: {} },
      async authorize(credentials) {
        try {
          const session = await signIn(credentials, callerOf(await headers()), await sessionBefore())
          return session ? { id: session.userId, email: session.email, sessionId: session.sessionId } : null
        } catch (error) {
          if (error instanceof TooMany) throw new Error('TooManyAttempts', { cause: error })
          throw error
        }
      },
    }),
    ...(openid ? [openidProvider(openid)] : []),
  ],
  callbacks: {
    async signIn({ user, account, profile }) {
      if (account?.provider !== 'openid' || !openid) return account?.provider === 'credentials'
      const session = await signInWithOpenid(profile, openid, callerOf(await headers()), await sessionBefore())
      if (typeof session === 'string') return `/login?error=${session}`
      // The token is made from the user.
      Object.assign(user, session)
      return true
    },
    jwt({ token, user }) {
      const signed = Signed.safeParse(user)
      return signed.success ? { sessionId: signed.data.sessionId } : token
    },
    session({ session, token }) {
      return { expires: session.expires, sessionId: token.sessionId }
    },
  },
  events: {
    async signOut({ token }) {
      const sessionId = z.uuid().safeParse(token?.sessionId)
      if (sessionId.success) await signOut(sessionId.data, callerOf(await headers()))
    },
  },
}
