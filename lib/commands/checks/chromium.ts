import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

import { chromium } from '@playwright/test'

import { step } from '../bootstrap/progress.mjs'
import { Refusal } from '@/lib/platform/refusal'
import { binOf } from '../app/node-child'

const run = promisify(execFile)
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const candidates = () => [chromium.executablePath(), ...INSTALLED]

/** A browser may be there and lack a library of the system, so it is asked for its version. */
const works = async (program: string): Promise<boolean> => {
  if (program === '' || !existsSync(program)) return false
  return run(program, ['--version', '--no-sandbox'], { timeout: 30_000 }).then(() => true, () => false)
}

const find = async (): Promise<string | undefined> => {
  for (const program of candidates()) if (await works(program)) return program
  return undefined
}

const attempt = (program: string, args: string[]) => spawnSync(program, args, { stdio: 'inherit' }).status === 0

const installWithPlaywright = () => attempt(process.execPath, [binOf('@playwright/test', 'cli.js'), 'install', 'chromium'])
const mayUseApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
const installWithApt = () => attempt('apt-get', ['update']) && attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])

/** A Chromium that runs: installed by the system or by Playwright, else installed now. @throws Refusal */
export const findChromium = async (): Promise<string> => {
  const found = await find()
  if (found) return found
  await step('Browser: installing Chromium with Playwright', installWithPlaywright)
  const installed = await find()
  if (installed) return installed
  if (mayUseApt()) await step('Browser: installing Chromium with apt', installWithApt)
  const packaged = await find()
  if (packaged) return packaged
  throw new Refusal('No Chromium was found and none could be installed: install one with your system (on Debian: apt-get install chromium), or run "npx playwright install --with-deps chromium".')
}
