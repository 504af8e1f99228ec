import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { prepareBuild } from '../app/prepare'
import { FAILED, honest } from './outcome'
import { runPlaywright } from './playwright'
import type { Stage } from './stage'
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
    const E2E_RESULTS = path.join(context.folder, 'browser.json')
    const code = await runPlaywright(context, context.filters, { E2E_RESULTS })
    if (!existsSync(E2E_RESULTS)) return FAILED
    const { expected, unexpected, flaky, skipped } = Report.parse(JSON.parse(readFileSync(E2E_RESULTS, 'utf8'))).stats
    return honest({ passed: expected, failed: unexpected + flaky, skipped }, code)
  },
}
