import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from '@/lib/platform/embedded-postgres/free-port'

/** What the server says of a person, by the name they type there. */
export type Accounts = Map<string, Record<string, unknown> & { email: string; email_verified: boolean }>

/** A real OpenID server with its own sign-in and consent pages. Anyone in `accounts` gets in with any password. */
export async function startOpenidServer(redirectUri: string, accounts: Accounts) {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const client = { id: 'cloudmonitor', secret: 'a secret between the two of them' }
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    cookies: { keys: ['only tests may know this'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
  })
  const server = createServer(provider.callback())
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  return { issuer, client, stop: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections() }) }
}
