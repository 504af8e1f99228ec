import { existsSync } from 'node:fs'

import { chromium } from '@playwright/test'

import { command } from './app/command'
import { prepareClient } from './app/prepare'
import { runPlaywright } from './checks/playwright'
import { temporaryFolder } from '@/lib/platform/testing/temporary-folder'

/** Its window is drawn by Playwright's own Chromium, on a screen. Where either is missing it is served for a tab of any browser. */
const mayOpenWindow = () => existsSync(chromium.executablePath()) && (process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY))

/** `npm run e2e:ui`: Playwright's own window on the browser tests, with everything they need started; words go to Playwright. */
await command(async (supervisor) => {
  await prepareClient(supervisor)
  const words = process.argv.slice(2)
  const tab = mayOpenWindow() || words.some((word) => word.startsWith('--ui-')) ? [] : ['--ui-host', '127.0.0.1', '--ui-port', '0']
  const context = { supervisor, filters: [], folder: temporaryFolder('results'), print: (text: string) => void process.stdout.write(text) }
  await supervisor.stop(await runPlaywright(context, ['--ui', ...tab, ...words]))
})
