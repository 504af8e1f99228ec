import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'

const Started = z.object({ url: z.url(), controlUrl: z.url(), controlToken: z.string(), now: z.string(), keys: z.array(z.object({ organization: z.string(), purpose: z.string(), key: z.string() })) })

it('runs as a process of its own, says where in one line, and stops when told', async () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--json', '--now', '2026-10-01T00:00:00Z', '--seed', 'other'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: child.stdout }), 'line'))
  const { url, keys, now } = Started.parse(JSON.parse(line))
  expect(now).toBe('2026-10-01T00:00:00Z')
  const key = keys.find(({ organization, purpose }) => organization === 'acme' && purpose === 'read-only')?.key ?? ''
  const response = await fetch(`${url}/organization/projects`, { headers: { authorization: `Bearer ${key}` } })
  expect(response.status).toBe(200)
  child.kill('SIGTERM')
  const [code] = z.tuple([z.number().nullable(), z.unknown()]).parse(await once(child, 'exit'))
  expect(code).toBe(0)
}, 30_000)
