import NextAuth from 'next-auth'
import { authOptions } from '@/lib/features/viewer/auth-options'

const handler: (request: Request, context: unknown) => Promise<Response> = NextAuth(authOptions)

export { handler as GET, handler as POST }
