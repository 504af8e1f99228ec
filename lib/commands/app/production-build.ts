import { existsSync, readdirSync } from 'node:fs'

import { contentHash } from './content-hash'
import { binOf } from './node-child'
import { runToEnd } from './run-to-end'
import { isStamped, stamped } from './stamp'
import type { Supervisor } from './supervisor'

const STAMP = '.next/.source-hash'
const FOLDERS = ['app', 'components', 'inngest', 'lib', 'public', 'prisma/schema']
const ROOT_FILES = /^(next|postcss)\.config\.|^tsconfig\.json$|^package(-lock)?\.json$|^(proxy|instrumentation)/
/** Never part of the app: tests, programs of their own, and what is generated from prisma/schema. */
const NOT_BUILT = /\.test\.tsx?$|^lib\/(commands|platform\/(testing|prisma-client|embedded-postgres|migrations)|providers\/openai\/simulator)\//

const sources = () => contentHash([...FOLDERS, ...readdirSync('.').filter((name) => ROOT_FILES.test(name)).sort()], NOT_BUILT)

/** Whether the production build is that of the sources. */
export const isBuildCurrent = (): boolean => existsSync('.next/BUILD_ID') && isStamped(STAMP, sources())

/** Builds for production. @throws Refusal with what Next says */
export const buildApp = (supervisor: Supervisor, say: (words: string) => void): Promise<void> =>
  stamped(STAMP, sources(), () => {
    let listing = false
    return runToEnd(supervisor, {
      args: [binOf('next', 'dist/bin/next'), 'build'],
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      onLine: (line) => {
        listing ||= line.startsWith('Route (')
        if (!listing && line.trim() !== '') say(line.trim())
      },
      failure: 'The app could not be built: correct what Next says above.',
    })
  })
