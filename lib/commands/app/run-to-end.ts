import { createInterface } from 'node:readline'

import { Refusal } from '@/lib/platform/refusal'
import { startNode } from './node-child'
import type { Supervisor } from './supervisor'

const TAIL_LINES = 60

type Work = { args: string[]; env?: Record<string, string>; onLine?: (line: string) => void; failure: string }

/** Runs a Node program to its end. @throws Refusal with `failure` when it fails, and its last output unless `onLine` had it */
export const runToEnd = async (supervisor: Supervisor, { args, env = {}, onLine, failure }: Work): Promise<void> => {
  const child = startNode(args, env, 'pipe')
  const part = supervisor.add(child)
  const tail: string[] = []
  for (const stream of [child.process.stdout, child.process.stderr]) {
    if (stream) createInterface(stream).on('line', (line) => {
      if (onLine) return onLine(line)
      if (tail.push(line) > TAIL_LINES) tail.shift()
    })
  }
  const code = await child.ended
  part.done()
  await supervisor.proceed()
  if (code !== 0) throw new Refusal([...tail, failure].join('\n'))
}
