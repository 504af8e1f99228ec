// Waits until the process that started it is gone, however it went, then ends the PostgreSQL in the folder and removes it.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const TRIES = 100
const PAUSE_MS = 200
const folder = process.argv[2] ?? ''
const pidFile = path.join(folder, 'postgres', 'postmaster.pid')

/** The server may just be starting: then this fails, and the next turn finds it. */
const attempt = () => {
  try {
    if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT')
    else rmSync(folder, { recursive: true, force: true })
  } catch {
    return
  }
}

const cleanUp = async () => {
  for (let tries = 0; tries < TRIES && existsSync(folder); tries += 1) {
    attempt()
    await sleep(PAUSE_MS)
  }
}

process.stdin.resume().once('close', () => void cleanUp())
