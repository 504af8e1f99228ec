import { startNode } from '../app/node-child'
import type { Supervisor } from '../app/supervisor'
import type { Outcome } from './outcome'

/** What a stage is given: `filters` are words for the test program, `print` shows output as soon as it may. */
export type StageContext = { supervisor: Supervisor; filters: string[]; print: (text: string) => void; folder: string }

/** One part of `npm run check` or `npm test`. */
export type Stage = { name: string; run: (context: StageContext) => Promise<Outcome> }

/** Runs a tool to its end and hands its output on. */
export const runTool = async ({ supervisor, print }: StageContext, args: string[], env: Record<string, string> = {}): Promise<number> => {
  const child = startNode(args, { ...env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }, 'pipe')
  const part = supervisor.add(child)
  for (const stream of [child.process.stdout, child.process.stderr]) stream?.setEncoding('utf8').on('data', print)
  const code = await child.ended
  part.done()
  await supervisor.proceed()
  return code
}
