import { spawn } from 'node:child_process'

import { unsetBut } from '@/lib/platform/env'

/** A command that runs: what it has said so far, and how it ends. */
export type Launched = {
  pid: number
  said: () => string
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  send: (signal: NodeJS.Signals) => void
}

/** Only what every shell has: the developer's own settings and those of the test runner stay out. */
const cleanEnv = (env: Record<string, string>): NodeJS.ProcessEnv => ({
  ...unsetBut(), NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, ...env,
})

/** Starts a command of package.json through the same entrance as npm. */
export const launch = (words: string[], env: Record<string, string>, input = ''): Launched => {
  const child = spawn(process.execPath, ['lib/commands/run.mjs', ...words], { env: cleanEnv(env), stdio: 'pipe' })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => { text += part })
  child.stdin.end(input)
  return {
    pid: child.pid ?? 0,
    said: () => text,
    ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal }))),
    send: (signal) => void child.kill(signal),
  }
}

/** Runs a command to its end. */
export const run = async (words: string[], env: Record<string, string>, input = ''): Promise<{ code: number | null; said: string }> => {
  const launched = launch(words, env, input)
  const { code } = await launched.ended
  return { code, said: launched.said() }
}
