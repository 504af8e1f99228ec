import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const CLEAN_UP = fileURLToPath(new URL('clean-up.mjs', import.meta.url))

/** A folder that goes away with this process, together with a PostgreSQL that runs in it: also after Ctrl-C or kill -9. */
export const temporaryFolder = (purpose: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), `cloudmonitor-${purpose}-`))
  const guard = spawn(process.execPath, [CLEAN_UP, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  guard.unref()
  if (guard.stdin instanceof Socket) guard.stdin.unref()
  return folder
}
