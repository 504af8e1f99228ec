import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { TooMany } from '@/lib/domain/errors'
import { signIn } from '@/lib/features/members/sign-in'
import { callerAddress } from '@/lib/platform/address'
import { env } from '@/lib/platform/env'
import { revokeSession } from '@/lib/platform/session'

const SIGNED_IN_SECONDS = 12 * 3600
const Signed = z.object({ sessionId: z.uuid(), email: z.string() })

/** next-auth with e-mail and password. The token carries a session id and nothing that decides: see readSession. */
export const authOptions: NextAuthOptions = {
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: SIGNED_IN_SECONDS },
  pages: { signIn: '/login', error: '/login' },
  providers: [
    CredentialsProvider({
      id: 'credentials',
      credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
      async authorize(credentials, request) {
        const forwarded = z.string().safeParse(request.headers?.['x-forwarded-for'])
        try {
          const session = await signIn(credentials, callerAddress(forwarded.data))
          return session ? { id: session.userId, email: session.email, sessionId: session.sessionId } : null
        } catch (error) {
          if (error instanceof TooMany) throw new Error('TooManyAttempts', { cause: error })
          throw error
        }
      },
    }),
  ],
  callbacks: {
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
      if (sessionId.success) await revokeSession(sessionId.data)
    },
  },
}
