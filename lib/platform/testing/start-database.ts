import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { TestProject } from 'vitest/node'

import { startTestServer, type TestServer } from './database'

declare module 'vitest' {
  interface ProvidedContext { testServer: TestServer }
}

/** Vitest's global setup of the project `database`: one server for the run, in a folder of its own. */
export default async function startDatabase({ provide }: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-test-'))
  const { stop, ...server } = await startTestServer(folder)
  provide('testServer', server)
  return async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
