import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { OpenidSettings } from '@/lib/platform/openid'

const Subject = z.looseObject({ sub: z.string() })

/** The operator's OpenID provider for next-auth: code flow with PKCE, state and nonce. Claims come from the id token and userinfo. */
export function openidProvider({ issuer, clientId, clientSecret, name }: OpenidSettings): OAuthConfig<Record<string, unknown>> {
  return {
    id: 'openid', name, type: 'oauth', issuer, clientId, clientSecret,
    wellKnown: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    userinfo: {
      async request({ client, tokens }) {
        const { access_token: accessToken, id_token: idToken } = tokens
        const claims = idToken ? Subject.parse(JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())) : null
        // Subjects that differ are refused: the answer would be about somebody else.
        const answered = client.issuer.metadata.userinfo_endpoint && accessToken ? Subject.parse(await client.userinfo(accessToken)) : null
        const sub = claims?.sub ?? answered?.sub
        if (!sub || (answered && answered.sub !== sub)) throw new Error('the OpenID provider named two subjects')
        return { ...claims, ...answered, sub }
      },
    },
    profile: ({ sub }) => ({ id: z.string().parse(sub) }),
  }
}
