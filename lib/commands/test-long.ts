import { parseArgs } from 'node:util'

import { command } from './app/command'
import { prepareClient } from './app/prepare'
import { browser } from './checks/build-stages'
import { faultStage } from './checks/fault-stages'
import { inWords, total } from './checks/outcome'
import { runStages } from './checks/run-stages'
import type { Stage } from './checks/stage'

const USAGE = 'npm run test:long -- [faults] [kills] [workers] [browser] [--connectors 200] [--days 7] [--kills 25] [--hours 24] [--runs 10] [--only BROWSER-TEST] [--seed TEXT]'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    connectors: { type: 'string', default: '200' }, days: { type: 'string', default: '7' }, kills: { type: 'string', default: '25' }, hours: { type: 'string', default: '24' },
    runs: { type: 'string', default: '10' }, only: { type: 'string' },
    seed: { type: 'string' }, help: { type: 'boolean' },
  },
})

/** A stage again and again, each time with a new app and database; it ends at the first run that fails, whose traces are kept. */
const inARow = (stage: Stage, runs: number): Stage => ({
  ...stage,
  run: async (context) => {
    const outcomes = []
    while (outcomes.length < runs && total(outcomes).failed === 0) outcomes.push(await stage.run(context))
    return total(outcomes)
  },
})

/** What takes too long for `npm test`, by name; words choose. */
const STAGES = [faultStage('faults', 'two-days', values), faultStage('kills', 'killed-import', values), faultStage('workers', 'two-workers', values), inARow(browser, Number(values.runs))]
const unknown = positionals.filter((word) => !STAGES.some(({ name }) => name === word))

await command(async (supervisor) => {
  if (values.help || unknown.length) {
    console.log(USAGE)
    return supervisor.stop(values.help ? 0 : 1)
  }
  await prepareClient(supervisor)
  const outcome = await runStages(supervisor, [], STAGES.filter(({ name }) => !positionals.length || positionals.includes(name)), values.only ? [values.only] : [])
  console.log(inWords(outcome))
  await supervisor.stop(outcome.failed === 0 ? 0 : 1)
})
