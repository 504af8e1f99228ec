import { spawn } from 'node:child_process'
import os from 'node:os'
import { expect, test, vi } from 'vitest'
import { letOthersGoFirst } from './job-worker'

const { PRIORITY_BELOW_NORMAL } = os.constants.priority
const idle = () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' })
  if (child.pid === undefined) throw new Error('did not start')
  return { pid: child.pid, end: () => new Promise((resolve) => child.once('exit', resolve).kill('SIGKILL')) }
}

test('jobs are put behind what people read', async () => {
  const { pid, end } = idle()
  const own = os.getPriority(pid)
  letOthersGoFirst(pid)
  expect(os.getPriority(pid)).toBe(Math.max(own, PRIORITY_BELOW_NORMAL))
  await end()
})

test('started under nice they stay there: to raise it is only for root', async () => {
  const { pid, end } = idle()
  os.setPriority(pid, os.constants.priority.PRIORITY_LOW)
  letOthersGoFirst(pid)
  expect(os.getPriority(pid)).toBe(os.constants.priority.PRIORITY_LOW)
  await end()
})

test('where the system refuses, the app starts all the same and says so', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { pid, end } = idle()
  await end()
  letOthersGoFirst(pid)
  expect(said).toHaveBeenCalledWith(expect.stringContaining('equal priority'))
})
