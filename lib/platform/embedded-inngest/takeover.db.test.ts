import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { disconnect } from '../db'
import { asSystem } from '../system'
import { client, doomed } from './testing/doomed'
import { runsOf, startTestExecutor, stopExecutors } from './testing/executors'

const folder = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-doomed-'))
const diary = path.join(folder, 'diary')
let worker: ChildProcess | undefined
afterEach(async () => { worker?.kill('SIGKILL'); await stopExecutors() })
afterAll(async () => { await disconnect(); rmSync(folder, { recursive: true }) })

it('goes on from the last step done when a worker is killed, in another worker and by itself', async () => {
  const program = path.resolve('lib/platform/embedded-inngest/testing/doomed-worker.ts')
  worker = spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', program], { stdio: 'inherit', env: { ...process.env, DOOMED: '1' } })
  await client.send({ name: 'doomed', data: { diary } })
  await vi.waitFor(() => expect(existsSync(diary) && readFileSync(diary, 'utf8')).toBe('first\nsecond\n'), { timeout: 15_000, interval: 50 })
  worker.kill('SIGKILL')
  expect(await runsOf('doomed')).toMatchObject([{ state: 'running', steps: [{ name: 'first', state: 'done', data: 1 }] }])

  // The queue notices after ten seconds without a sign of life: let them be over.
  await asSystem('test', (tx) => tx.$executeRaw`update jobs.job set heartbeat_on = heartbeat_on - interval '10 seconds' where state = 'active'`)
  await startTestExecutor(client, [doomed])
  await vi.waitFor(async () => expect(await runsOf('doomed')).toMatchObject([{ state: 'completed', output: 3 }]), { timeout: 25_000, interval: 100 })
  expect(readFileSync(diary, 'utf8')).toBe('first\nsecond\nsecond\nthird\n')
}, 45_000)
