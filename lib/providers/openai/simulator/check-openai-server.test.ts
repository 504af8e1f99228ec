import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from './start-simulator'

// Kept beside the repository, with OpenAI's own description; not everybody has it.
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const CHECK = fileURLToPath(new URL('../../../../../shared/tools/check-openai-server.mjs', import.meta.url))

let simulator: Simulator
beforeAll(async () => { simulator = await startSimulator() })
afterAll(() => simulator.close())

describe.skipIf(!existsSync(CHECK))("held against OpenAI's description", () => {
  it.each(['acme', 'empty', 'two-projects', 'unnamed', 'large'])('nothing is found on %s', async (organization) => {
    const { stdout } = await promisify(execFile)(process.execPath, [CHECK, simulator.url, simulator.keyOf(organization), simulator.now], { cwd: ROOT })
    expect(stdout).toMatch(/^\d+ passed, 0 failed$/m)
  }, 60_000)
})
