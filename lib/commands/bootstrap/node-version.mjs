import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

import { step } from './progress.mjs'

const NEEDED = [22, 12]
const FETCHED = 'node@24'
const REMEMBERED = path.join('node_modules', '.cloudmonitor-node')
const run = promisify(execFile)

/** @param {string} version such as 20.1.0 */
export const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

/** @param {string} program */
const works = async (program) => {
  try {
    return isNewEnough((await run(program, ['-p', 'process.versions.node'])).stdout.trim())
  } catch {
    return false
  }
}

/** Prefers what npm has already, so that it works without internet too. */
const fetch = async () => {
  for (const flags of [['--offline'], ['--fetch-retries=1']]) {
    try {
      const { stdout } = await run('npx', [...flags, '-y', FETCHED, '-p', 'process.execPath'], { maxBuffer: 1 << 24 })
      return stdout.trim().split('\n').pop() ?? ''
    } catch {
      // Not in npm's cache yet, or no internet: the next attempt or the caller says so.
    }
  }
  return ''
}

const remembered = async () => {
  const known = existsSync(REMEMBERED) ? readFileSync(REMEMBERED, 'utf8').trim() : ''
  return known !== '' && (await works(known)) ? known : ''
}

/**
 * The Node to run with: this one, or Node 24 from npm when this one is too old.
 * @returns {Promise<string>}
 */
export const findNode = async () => {
  if (isNewEnough(process.versions.node)) return process.execPath
  const known = await remembered()
  if (known !== '') return known
  const fetched = await step(`Node ${process.versions.node} is older than ${NEEDED.join('.')}: getting Node 24 from npm, for CloudMonitor alone`, fetch)
  if (!(await works(fetched))) {
    throw new Error(`CloudMonitor needs Node ${NEEDED.join('.')} or newer, and Node 24 could not be fetched from npm: check the internet connection, or install Node 24.`)
  }
  return fetched
}

/**
 * Saves the next start the question to npm. Written once packages are there, since installing empties the folder.
 * @param {string} node
 */
export const rememberNode = (node) => {
  if (node === process.execPath) return
  mkdirSync(path.dirname(REMEMBERED), { recursive: true })
  writeFileSync(REMEMBERED, node)
}
