import { setTimeout as sleep } from 'node:timers/promises'

import { binOf, type NodeChild, startNode } from './node-child'

const POLL_MS = 50
const ANSWER_MS = 5000
/** Longer than proxies and browsers keep a connection they do not use: the side that uses it has to be the one that closes it, or a request is lost on a connection just closed. */
const KEEP_ALIVE_MS = 75_000

/** Which server: the production build, or the one that reloads what is edited. */
export type Mode = 'start' | 'dev'

const LOOPBACK: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

const answers = async (address: string): Promise<boolean> => {
  try {
    await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) })
    return true
  } catch {
    return false
  }
}

/** Starts Next on host and port; `ready` settles when it answers or has ended. `output` may be an open file. */
export const startNext = (mode: Mode, host: string, port: number, env: Record<string, string>, output: 'inherit' | number = 'inherit'): NodeChild & { ready: Promise<void> } => {
  const child = startNode([binOf('next', 'dist/bin/next'), mode, '-p', String(port), '-H', host, ...(mode === 'start' ? ['--keepAliveTimeout', String(KEEP_ALIVE_MS)] : [])], { ...env, NEXT_TELEMETRY_DISABLED: '1' }, output)
  const over = child.ended.then(() => true)
  const wait = async () => {
    while (!(await answers(`http://${LOOPBACK[host] ?? host}:${port}/api/health`))) {
      if (await Promise.race([over, sleep(POLL_MS, false)])) return
    }
  }
  return { ...child, ready: wait() }
}
