// `node lib/commands/run.mjs NAME …` runs lib/commands/NAME.ts. Node's own modules only: nothing may be installed yet.
import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { findNode, rememberNode } from './bootstrap/node-version.mjs'
import { ensurePackages } from './bootstrap/packages.mjs'

const PARENT_CHECK_MS = 300
const folder = path.dirname(fileURLToPath(import.meta.url))
const [name = '', ...words] = process.argv.slice(2)

process.chdir(path.resolve(folder, '..', '..'))

const start = async () => {
  const node = await findNode()
  await ensurePackages(node)
  rememberNode(node)
  // `server-only` throws in plain Node, except under this condition.
  const flags = ['--import', 'tsx', '--conditions=react-server', path.join(folder, `${name}.ts`)]
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` }
  // The channel tells the command when we are killed: it then stops what it started.
  return spawn(node, [...flags, ...words], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env })
}

const follow = (child) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]))
  const npm = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => { if (process.ppid !== npm) child.kill('SIGTERM') }, PARENT_CHECK_MS).unref()
  }
}

try {
  follow(await start())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
