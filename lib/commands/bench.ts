import { parseArgs } from 'node:util'

import { reasonOf, Refusal } from '@/lib/platform/refusal'
import { command } from './app/command'
import { prepareClient } from './app/prepare'
import { startBenchDatabase } from './bench/bench-database'
import { tableOf, writeRows } from './bench/report'
import type { Row } from './bench/row'
import { simulateApart } from './bench/simulated'
import { seconds } from './bootstrap/progress.mjs'

/** Words choose groups; `--size` is the part of the full amount of data, for a quick look. */
const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { size: { type: 'string', default: '1' } } })
    const size = Number(values.size)
    if (!(size > 0 && size <= 1)) throw new Refusal('The size is more than 0 and at most 1.')
    return { size, words: positionals }
  } catch (error) {
    throw new Refusal(`${reasonOf(error)} Use: npm run bench -- [words] [--size 0.01]`)
  }
}

await command(async (supervisor) => {
  const { size, words } = readArguments()
  await prepareClient(supervisor)
  const database = await startBenchDatabase(supervisor)
  const openAi = await simulateApart(supervisor, { now: new Date().toISOString() })
  const { GROUPS } = await import('./bench/groups')
  const unknown = words.find((word) => !GROUPS.some((group) => group.word === word))
  if (unknown) throw new Refusal(`There are no rows called “${unknown}”: there are ${GROUPS.map(({ word }) => word).join(', ')}.`)
  const rows: Row[] = []
  for (const { word, run } of GROUPS.filter((group) => words.length === 0 || words.includes(group.word))) {
    console.log(`▸ ${word}`)
    const begin = performance.now()
    const found = await run({ supervisor, database, openAi, size, say: (said) => console.log(`  ${said}`) })
    rows.push(...found)
    console.log(`${tableOf(found)}\n  (${seconds(performance.now() - begin)})`)
  }
  const missed = rows.filter(({ pass }) => !pass).length
  console.log(`\n${tableOf(rows)}\n\n${rows.length - missed} rows reach their goal, ${missed} do not${size < 1 ? `; at ${size} of the full size, so this is a look and not a verdict` : ''}. ${writeRows(rows)}`)
  const { disconnect } = await import('@/lib/platform/db')
  await disconnect()
  await database.superuser.end()
  await supervisor.stop(missed === 0 ? 0 : 1)
})
