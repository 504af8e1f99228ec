import { rmSync } from 'node:fs'

import type { TestProject } from 'vitest/node'

import { startTestServer, type TestServer } from './database'
import { temporaryFolder } from './temporary-folder'

declare module 'vitest' {
  interface ProvidedContext { testServer: TestServer }
}

/** Vitest's global setup of the project `database`: one server for the run, in a folder of its own. */
export default async function startDatabase({ provide }: TestProject) {
  const folder = temporaryFolder('test')
  const { stop, ...server } = await startTestServer(folder)
  provide('testServer', server)
  return async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
