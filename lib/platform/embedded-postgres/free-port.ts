import { createServer } from 'node:net'

import { codeOf } from '../refusal'

const tryPort = (port: number, host: string | undefined): Promise<{ port: number } | { code: string }> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve({ code: codeOf(error) }))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const bound = address !== null && typeof address === 'object' ? address.port : port
      server.close(() => resolve({ port: bound }))
    })
  })

/** Why this port cannot be listened on (`EADDRINUSE`, `EACCES`, …), or undefined when it can. */
export const portTrouble = async (port: number, host?: string): Promise<string | undefined> => {
  const outcome = await tryPort(port, host)
  return 'code' in outcome ? outcome.code : undefined
}

/** A loopback port nobody listens on: the preferred one if it is free. */
export const freePort = async (preferred = 0): Promise<number> => {
  const outcome = await tryPort(preferred, '127.0.0.1')
  if ('port' in outcome) return outcome.port
  if (preferred === 0) throw new Error(`no free port (${outcome.code})`)
  return freePort()
}
