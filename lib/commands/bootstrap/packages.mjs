import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { step } from './progress.mjs'

const LOCK = 'package-lock.json'
const STAMP = path.join('node_modules', '.cloudmonitor-lock')
const INSTALLED = path.join('node_modules', '.package-lock.json')

const lockHash = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex')

/** @param {string} file */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether npm itself, run by hand, has installed what the lockfile says. */
const isInstalled = () => {
  if (!existsSync(INSTALLED)) return false
  const installed = packagesIn(INSTALLED)
  return Object.entries(packagesIn(LOCK)).every(([place, { version, optional, link }]) => place === '' || optional || link || installed[place]?.version === version)
}

const isCurrent = () => {
  if (!existsSync(STAMP)) return isInstalled()
  return readFileSync(STAMP, 'utf8') === lockHash()
}

/** @param {string} node */
const install = (node) =>
  new Promise((resolve, reject) => {
    const PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`
    const child = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=warn'], { stdio: 'inherit', env: { ...process.env, PATH } })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve(undefined) : reject(new Error('The packages could not be installed: see what npm says above, and check the internet connection and the disk.'))))
  })

/**
 * Installs what package-lock.json says, if that is not what is there.
 * @param {string} node
 */
export const ensurePackages = async (node) => {
  if (!isCurrent()) await step('Installing packages from package-lock.json (a minute or two)', () => install(node))
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lockHash()) writeFileSync(STAMP, lockHash())
}
