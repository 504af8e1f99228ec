import { command } from './app/command'
import { prepareClient } from './app/prepare'
import { runPlaywright } from './checks/playwright'
import { temporaryFolder } from '@/lib/platform/testing/temporary-folder'

/** `npm run e2e:ui`: Playwright's own window on the browser tests, with everything they need started; words go to Playwright. */
await command(async (supervisor) => {
  await prepareClient(supervisor)
  const context = { supervisor, filters: [], folder: temporaryFolder('results'), print: (text: string) => void process.stdout.write(text) }
  await supervisor.stop(await runPlaywright(context, ['--ui', ...process.argv.slice(2)]))
})
