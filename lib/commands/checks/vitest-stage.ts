import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { binOf } from '../app/node-child'
import { FAILED, honest, type Outcome } from './outcome'
import { runTool, type Stage } from './stage'

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

/** A file that could not be loaded has no failed test of its own, but counts as one. */
const count = ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }: z.infer<typeof Report>): Outcome => {
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests }
}

/** The tests of one project of vitest.config.ts, with settings of their own where given. */
export const vitestStage = (name: string, env: Record<string, string> = {}): Stage => ({
  name,
  run: async (context) => {
    const file = path.join(context.folder, `${name}.json`)
    const code = await runTool(context, [
      binOf('vitest', 'vitest.mjs'), 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...context.filters,
    ], env)
    return existsSync(file) ? honest(count(Report.parse(JSON.parse(readFileSync(file, 'utf8')))), code) : FAILED
  },
})
