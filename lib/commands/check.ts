import { command } from './app/command'
import { prepareClient } from './app/prepare'
import { inWords } from './checks/outcome'
import { runStages } from './checks/run-stages'
import { boundaries, lint, types } from './checks/static-stages'
import { vitestStage } from './checks/vitest-stage'

await command(async (supervisor) => {
  await prepareClient(supervisor)
  const outcome = await runStages(supervisor, [types, lint, boundaries, vitestStage('unit')], [], [])
  console.log(inWords(outcome))
  await supervisor.stop(outcome.failed === 0 ? 0 : 1)
})
