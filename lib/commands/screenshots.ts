import path from 'node:path'

import { command } from './app/command'
import { prepareClient } from './app/prepare'
import { runPlaywright } from './checks/playwright'
import { temporaryFolder } from '@/lib/platform/testing/temporary-folder'

const FOLDER = path.join('.data', 'screenshots')

/** `npm run screenshots`: a picture of every page, light and dark, wide and phone, full and empty, and README's own; words choose among them. */
await command(async (supervisor) => {
  await prepareClient(supervisor)
  const context = { supervisor, filters: [], folder: temporaryFolder('results'), print: (text: string) => void process.stdout.write(text) }
  const code = await runPlaywright(context, process.argv.slice(2), { E2E_PICTURES: path.resolve(FOLDER) })
  console.log(`The pictures are in ${FOLDER}.`)
  await supervisor.stop(code)
})
