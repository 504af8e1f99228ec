import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { codeOf } from '@/lib/platform/refusal'
import type { Part } from './supervisor'

const GRACE_MS = 8000
const DIE_WITH_PARENT = fileURLToPath(new URL('die-with-parent.mjs', import.meta.url))

/** A Node program beside us. `ended` gives its exit code, 1 for one that was killed or could not start. */
export type NodeChild = Part & { process: ChildProcess; ended: Promise<number> }

/** The file behind a package's command, so that it runs without npx. */
export const binOf = (packageName: string, file: string): string => path.resolve('node_modules', packageName, file)

/** Starts a Node program in a group of its own: the terminal's Ctrl-C reaches us alone, and we end it with all its children. */
export const startNode = (args: string[], env: Record<string, string>, output: 'inherit' | 'pipe' | number): NodeChild => {
  const stdio: StdioOptions = ['ignore', output, output, 'ipc']
  const child = spawn(process.execPath, ['--import', DIE_WITH_PARENT, ...args], { stdio, env: { ...process.env, ...env, CLOUDMONITOR_LAUNCHER: String(process.pid) }, detached: true })
  const ended = new Promise<number>((resolve) => child.once('error', () => resolve(1)).once('close', (code) => resolve(code ?? 1)))
  const send = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch (error) {
      if (codeOf(error) !== 'ESRCH') throw error
    }
  }
  return {
    process: child,
    ended,
    kill: () => send('SIGKILL'),
    stop: async () => {
      send('SIGTERM')
      const timer = setTimeout(() => send('SIGKILL'), GRACE_MS)
      await ended
      clearTimeout(timer)
    },
  }
}
