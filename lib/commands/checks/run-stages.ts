import { seconds } from '../bootstrap/progress.mjs'
import { reasonOf, Refusal } from '@/lib/platform/refusal'
import { temporaryFolder } from '@/lib/platform/testing/temporary-folder'
import type { Supervisor } from '../app/supervisor'
import { FAILED, inWords, type Outcome, total } from './outcome'
import type { Stage, StageContext } from './stage'

const HEARTBEAT_MS = 15_000

/** A stage that throws has crashed, and counts as one failure. */
const runStage = async (stage: Stage, context: StageContext): Promise<Outcome> => {
  const begin = performance.now()
  const outcome = await stage.run(context).catch((error: unknown) => {
    context.print(`${error instanceof Error && !(error instanceof Refusal) ? (error.stack ?? error.message) : reasonOf(error)}\n`)
    return FAILED
  })
  console.log(`${outcome.failed === 0 ? '✓' : '✗'} ${stage.name}: ${inWords(outcome)} (${seconds(performance.now() - begin)})`)
  return outcome
}

/** Output of stages that run together is kept until its stage is over, and shown if it failed. */
const runQuietly = async (stage: Stage, context: StageContext): Promise<Outcome> => {
  let output = ''
  const outcome = await runStage(stage, { ...context, print: (text) => { output += text } })
  if (outcome.failed > 0) console.log(output.trimEnd())
  return outcome
}

const together = async (stages: Stage[], context: StageContext): Promise<Outcome> => {
  if (stages.length === 0) return total([])
  const names = new Set(stages.map(({ name }) => name))
  console.log(`▸ ${[...names].join(', ')}`)
  const heartbeat = setInterval(() => console.log(`  still at it: ${[...names].join(', ')}`), HEARTBEAT_MS)
  const outcomes = await Promise.all(stages.map((stage) => runQuietly(stage, context).finally(() => names.delete(stage.name))))
  clearInterval(heartbeat)
  return total(outcomes)
}

/** Runs the stages in `parallel` side by side, then those in `series` one by one with their output shown. */
export const runStages = async (supervisor: Supervisor, parallel: Stage[], series: Stage[], filters: string[]): Promise<Outcome> => {
  const folder = temporaryFolder('results')
  const context = { supervisor, filters, folder, print: (text: string) => void process.stdout.write(text) }
  const outcomes = [await together(parallel, context)]
  for (const stage of series) {
    console.log(`▸ ${stage.name}`)
    outcomes.push(await runStage(stage, context))
  }
  return total(outcomes)
}
