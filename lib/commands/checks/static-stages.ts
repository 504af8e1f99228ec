import { binOf } from '../app/node-child'
import { FAILED, PASSED } from './outcome'
import { runTool, type Stage } from './stage'

const SOURCES = ['app', 'components', 'e2e', 'inngest', 'lib']

/** A stage that counts as one: it passes when every one of its tools does. */
const toolStage = (name: string, ...tools: string[][]): Stage => ({
  name,
  run: async (context) => {
    for (const args of tools) if ((await runTool(context, args)) !== 0) return FAILED
    return PASSED
  },
})

/** Next writes the types of routes first: links and page props are checked against them. */
export const types = toolStage('types', [binOf('next', 'dist/bin/next'), 'typegen'], [binOf('typescript', 'bin/tsc'), '--noEmit'])

export const lint = toolStage('lint', [
  binOf('eslint', 'bin/eslint.js'), '.', '--max-warnings=0', '--cache', '--cache-strategy=content', '--cache-location=node_modules/.cache/eslint/',
])

export const boundaries = toolStage('boundaries', [binOf('dependency-cruiser', 'bin/dependency-cruiser.mjs'), '--output-type=err-long', ...SOURCES])
