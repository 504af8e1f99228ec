import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { binOf } from '../app/node-child'
import { prepareBuild } from '../app/prepare'
import { findChromium } from './chromium'
import { FAILED, honest } from './outcome'
import { runTool, type Stage } from './stage'
import { startTestApp } from './test-app'
import { vitestStage } from './vitest-stage'

const Report = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) })

const starts = vitestStage('launcher')

/** `npm start` itself: what it prints, how it stops, and what it survives. */
export const launcher: Stage = {
  ...starts,
  run: async (context) => {
    await prepareBuild(context.supervisor)
    return starts.run(context)
  },
}

/** Playwright against the production build. */
export const browser: Stage = {
  name: 'browser',
  run: async (context) => {
    const E2E_CHROMIUM = await findChromium()
    await prepareBuild(context.supervisor)
    const app = await startTestApp(context.supervisor)
    const E2E_RESULTS = path.join(context.folder, 'browser.json')
    const args = [binOf('@playwright/test', 'cli.js'), 'test', ...context.filters]
    // The fixtures make organizations with the app's own verbs, which import server-only.
    const code = await runTool(context, args, { ...app.env, E2E_CHROMIUM, E2E_RESULTS, NODE_ENV: 'test', NODE_OPTIONS: '--conditions=react-server' })
    await app.stop()
    if (!existsSync(E2E_RESULTS)) return FAILED
    const { expected, unexpected, flaky, skipped } = Report.parse(JSON.parse(readFileSync(E2E_RESULTS, 'utf8'))).stats
    return honest({ passed: expected, failed: unexpected + flaky, skipped }, code)
  },
}
