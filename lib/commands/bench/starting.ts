import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import { freePort } from '@/lib/platform/embedded-postgres/free-port'
import { temporaryFolder } from '@/lib/platform/testing/temporary-folder'
import { startNext } from '../app/next-server'
import { prepareBuild } from '../app/prepare'
import { launch } from '../testing/launch'
import { atMost, type Group } from './row'
import { clocked, ms, timesOf } from './timing'

const RUNS = 3
const LOOK_MS = 25
const GIVE_UP_MS = 120_000

/** `npm start` until its page answers, and down again. */
async function started(folder: string, port: number): Promise<number> {
  const app = launch(['start'], { DATA_DIR: folder, PORT: String(port) })
  const took = await clocked(async () => {
    const deadline = performance.now() + GIVE_UP_MS
    while (!app.said().includes('is ready')) {
      if (performance.now() > deadline) throw new Error(`npm start is not ready: ${app.said()}`)
      await sleep(LOOK_MS)
    }
  })
  app.send('SIGINT')
  await app.ended
  return took
}

/** The second start (everything is installed, built and migrated) beside Next alone. */
export const starting: Group = {
  word: 'starting',
  run: async ({ supervisor, database, say }) => {
    const { env } = database
    await prepareBuild(supervisor)
    const folder = temporaryFolder('bench-start')
    const port = await freePort()
    say('the first start')
    await started(folder, port)
    const [whole, alone]: [number[], number[]] = [[], []]
    for (let run = 0; run < RUNS; run += 1) {
      whole.push(await started(folder, port))
      const next = startNext('start', '127.0.0.1', port, { ...env, PORT: String(port), NODE_ENV: 'production', NEXTAUTH_URL: `http://localhost:${port}` }, 'inherit')
      const part = supervisor.add(next)
      alone.push(await clocked(() => next.ready))
      part.done()
      await next.stop()
    }
    rmSync(folder, { recursive: true, force: true })
    const [start, next] = [timesOf(whole), timesOf(alone)]
    return [atMost('starting: npm start the second time, over next start', (start.median - next.median) / 1000, 3, 's', `median ${ms(start.median)} to ${ms(next.median)}, p95 ${ms(start.p95)}`)]
  },
}
