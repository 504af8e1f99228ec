import { command } from './app/command'
import { prepareClient } from './app/prepare'
import { browser, launcher } from './checks/build-stages'
import { inWords } from './checks/outcome'
import { runStages } from './checks/run-stages'
import { boundaries, lint, types } from './checks/static-stages'
import { vitestStage } from './checks/vitest-stage'

const PARALLEL = [types, lint, boundaries, vitestStage('unit')]
const SERIES = [vitestStage('contract'), vitestStage('database'), launcher, browser]

/** `npm test -- unit browser` runs these two; words that name no stage go to the test programs as filters. */
const words = process.argv.slice(2)
const names = [...PARALLEL, ...SERIES].map(({ name }) => name)
const chosen = words.filter((word) => names.includes(word))
const filters = words.filter((word) => !names.includes(word))
const isChosen = ({ name }: { name: string }) => chosen.length === 0 || chosen.includes(name)

await command(async (supervisor) => {
  await prepareClient(supervisor)
  const outcome = await runStages(supervisor, PARALLEL.filter(isChosen), SERIES.filter(isChosen), filters)
  console.log(inWords(outcome))
  await supervisor.stop(outcome.failed === 0 ? 0 : 1)
})
