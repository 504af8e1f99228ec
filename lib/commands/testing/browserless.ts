import { z } from 'zod'

const Token = z.object({ csrfToken: z.string() })

/** Signs in over HTTP and asks for pages with the cookie, as a browser without a screen. */
export async function signInOverHttp(address: string, email: string, password: string) {
  const jar = new Map<string, string>()
  const get = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${address}${path}`, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return response
  }
  const { csrfToken } = Token.parse(await (await get('/api/auth/csrf')).json())
  await get('/api/auth/callback/credentials', { method: 'POST', body: new URLSearchParams({ csrfToken, email, password, json: 'true' }) })
  /** The answer as text, headers included. */
  const read = async (path: string) => {
    const response = await get(path)
    return { status: response.status, text: `${JSON.stringify([...response.headers])}\n${await response.text()}` }
  }
  return { get, read }
}
