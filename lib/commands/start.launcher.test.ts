import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { freePort, portTrouble } from '@/lib/platform/embedded-postgres/free-port'
import { launch, type Launched, run } from './testing/launch'
import { untilReady } from './testing/until-ready'

let folder: string
let env: Record<string, string>
let port: number

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-launcher-'))
  port = await freePort()
  env = { DATA_DIR: folder, PORT: String(port) }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = async (): Promise<Launched> => {
  const app = launch(['start'], env)
  await untilReady(app)
  return app
}
const admin = (email: string) => run(['create-admin', '--organization', 'Acme', '--email', email, '--password-stdin'], env, 'correct horse battery\n')
const expectAllStopped = async () => {
  expect(await portTrouble(port, '127.0.0.1')).toBeUndefined()
  expect(existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
}

describe('npm start', () => {
  it('serves with a one-time set-up link, lets an admin be made meanwhile, and Ctrl-C stops all of it', async () => {
    const app = await start()
    expect(app.said()).toMatch(new RegExp(`http://localhost:${port}/setup#[\\w-]{20,}`))
    expect((await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' })).status).toBeLessThan(500)
    expect(await run(['start'], { ...env, PORT: '0' })).toMatchObject({ code: 1, said: expect.stringMatching(/^The data folder \S+ is in use by process \d+: stop that CloudMonitor first, or set DATA_DIR to another folder\.\n$/) })
    expect(await admin('first@acme.test')).toEqual({ code: 0, said: 'first@acme.test is now the first admin of Acme and can sign in.\n' })
    app.send('SIGINT')
    expect(await app.ended).toEqual({ code: 0, signal: null })
    expect(app.said()).toMatch(/All stopped\.\n$/)
    await expectAllStopped()
  })

  it('keeps its data, and comes back after kill -9', async () => {
    const killed = await start()
    expect(killed.said()).not.toContain('/setup#')
    killed.send('SIGKILL')
    await killed.ended
    await vi.waitFor(async () => expect(await portTrouble(port, '127.0.0.1')).toBeUndefined(), { timeout: 10_000 })
    const app = await start()
    app.send('SIGTERM')
    expect(await app.ended).toEqual({ code: 0, signal: null })
    await expectAllStopped()
  })

  it('leaves the database to create-admin when it does not run', async () => {
    expect(await admin('first@acme.test')).toEqual({ code: 1, said: 'A member with this e-mail exists already. Use another e-mail for the admin of the new organization.\n' })
    expect(await admin('second@acme.test')).toMatchObject({ code: 0 })
    expect(await run(['reset-password', '--email', 'second@acme.test'], env)).toMatchObject({ code: 0, said: expect.stringMatching(/#[\w-]{20,}/) })
    expect(await run(['reset-password', '--email', 'nobody@acme.test'], env)).toMatchObject({ code: 1, said: expect.stringMatching(/^[^\n]+\n$/) })
    await expectAllStopped()
  })
})

describe('what is wrong is one sentence', () => {
  it('a busy port', async () => {
    const squatter = createServer().listen(port, '127.0.0.1')
    expect(await run(['start'], env)).toEqual({ code: 1, said: `Port ${port} is in use by another program: free it, or choose another one, as in PORT=${port + 1} npm start.\n` })
    squatter.close()
  })

  it.each([
    ['a setting that makes no sense', { PORT: 'many' }, /^PORT is not a number\. See \.env\.example for what each variable means\.\n$/],
    ['a data folder that cannot be', { DATA_DIR: '/dev/null/data' }, /The data folder \/dev\/null\/data cannot be used because it is not a folder .*\n$/],
    ['a database that is not there', { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/db', ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') }, /\nThe database 127\.0\.0\.1:1\/db cannot be used because nothing listens there: check DATABASE_URL and that PostgreSQL runs\.\n$/],
    ['a database of one’s own without a key', { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/db' }, /\nENCRYPTION_KEY is not set, .*\n$/],
  ])('%s', async (_, wrong, sentence) => {
    const { code, said } = await run(['start'], { ...env, ...wrong })
    expect(said).toMatch(sentence)
    expect(said).not.toContain('secret')
    expect(code).toBe(1)
  })
})
