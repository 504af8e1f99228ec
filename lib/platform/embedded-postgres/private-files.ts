import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { codeOf, reasonOf, Refusal } from '../refusal'

const REASONS: Record<string, string> = {
  ENOENT: 'cannot be created there',
  EACCES: 'belongs to another user',
  EPERM: 'belongs to another user',
  EROFS: 'is on a read-only disk',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is not a folder',
  ENOSPC: 'is on a full disk',
}

/** Runs what touches DATA_DIR and turns a refusing file system into one sentence. */
export const inFolder = <T>(folder: string, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = REASONS[codeOf(error)]
    if (!reason) throw error
    throw new Refusal(`The data folder ${folder} cannot be used because it ${reason} (${reasonOf(error)}): set DATA_DIR to a folder you may write to.`)
  }
}

/** As root, a file goes to whoever owns its folder, so that its user can start the next time without root. */
const handOver = (file: string) => {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(path.dirname(file))
  chownSync(file, uid, gid)
}

/** One by one: Node's own recursive mkdir never returns below /proc. */
const makeFolder = (folder: string, mode: number): void => {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder), 0o755)
  mkdirSync(folder, { mode })
}

/** A folder for us alone; `mode` opens it for those who only pass through. */
export const ensureFolder = (folder: string, mode: number): void =>
  inFolder(folder, () => {
    makeFolder(folder, mode)
    if ((statSync(folder).mode & 0o777) !== mode) chmodSync(folder, mode)
  })

/** Writes a file only we can read, in one step: a crash leaves the old one or the new one. */
export const writePrivate = (file: string, text: string): void =>
  inFolder(path.dirname(file), () => {
    const draft = `${file}.${process.pid}.new`
    writeFileSync(draft, text, { mode: 0o600 })
    handOver(draft)
    renameSync(draft, file)
  })

/** The text of a file, or undefined when there is none. */
export const readPrivate = (file: string): string | undefined =>
  inFolder(path.dirname(file), () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined))
