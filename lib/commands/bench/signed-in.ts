import { z } from 'zod'

/** Asks pages as a browser that has signed in. */
export type SignedIn = { get: (path: string) => Promise<string> }

const Token = z.object({ csrfToken: z.string() })

/** Keeps the cookies that the app sets. */
function jar() {
  const cookies = new Map<string, string>()
  return {
    header: () => Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; '),
    take: (answer: Response) => { for (const line of answer.headers.getSetCookie()) { const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []; cookies.set(name, value) } },
  }
}

/** Signs in with e-mail and password. @throws when a page is not answered with 200 */
export async function signIn(address: string, { email, password }: { email: string; password: string }): Promise<SignedIn> {
  const cookies = jar()
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${address}${path}`, { ...init, redirect: 'manual', headers: { cookie: cookies.header(), ...init.headers } })
    cookies.take(answer)
    return answer
  }
  const { csrfToken } = Token.parse(await (await ask('/api/auth/csrf')).json())
  await ask('/api/auth/callback/credentials', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrfToken, email, password, json: 'true' }).toString() })
  return {
    get: async (path) => {
      const answer = await ask(path)
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      return text
    },
  }
}
