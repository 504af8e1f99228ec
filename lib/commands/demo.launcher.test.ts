import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'

import { freePort, portTrouble } from '@/lib/platform/embedded-postgres/free-port'
import { launch, run } from './testing/launch'

let folder: string
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-demo-')) })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Signs in as a person would: the token of the form, then e-mail and password; the cookie comes back. */
async function signIn(address: string, email: string, password: string): Promise<string> {
  const csrf = await fetch(`${address}/api/auth/csrf`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json())
  const cookies = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: 'POST', redirect: 'manual', headers: { cookie: cookies(csrf), 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  })
  return cookies(answer)
}

const REPORTS = { 'model-mix': 'models', tokens: 'days', costs: 'lines', services: 'rows', projects: 'rows', users: 'rows', 'api-keys': 'rows' }

describe('npm run demo', () => {
  it('prints two logins to a filled organization whose numbers move, with a restated day to look at, beside an installation that it leaves alone', async () => {
    const port = await freePort()
    const app = launch(['demo'], { DATA_DIR: folder, PORT: String(port), OIDC_ISSUER: 'https://id.example.com', NEXTAUTH_SECRET: 'the secret of an installation of theirs' })
    await vi.waitFor(() => expect(app.said()).toContain('Numbers arrive every half minute'), { timeout: 240_000, interval: 200 })
    const address = `http://localhost:${port}`
    const enter = async (role: string) => {
      const [, email = '', password = ''] = new RegExp(`${role}\\s+(\\S+@\\S+)\\s+(\\S+)`).exec(app.said()) ?? []
      const cookie = await signIn(address, email, password)
      return async (path: string) => (await fetch(`${address}/api/${path}`, { headers: { cookie } })).json()
    }
    const [finance, admin] = [await enter('Finance'), await enter('Admin')]
    const Version = z.object({ version: z.string() })
    const { version } = Version.parse(await admin('data-version'))
    for (const [name, rows] of Object.entries(REPORTS)) {
      const report = z.record(z.string(), z.unknown()).parse(await finance(`reports/${name}?period=last-14-days`))
      expect(z.array(z.unknown()).parse(report[rows]).length, name).toBeGreaterThan(1)
    }
    expect(z.object({ batch: z.object({ rows: z.array(z.unknown()) }) }).parse(await finance('reports/batch?period=last-14-days')).batch.rows.length).toBeGreaterThan(1)
    const { total, restatements } = z.object({ total: z.string(), restatements: z.array(z.unknown()) }).parse(await finance('reports/costs?period=last-14-days'))
    expect(Number(total)).toBeGreaterThan(10_000)
    expect(restatements.length).toBeGreaterThan(0)
    await vi.waitFor(async () => expect(Version.parse(await admin('data-version')).version).not.toBe(version), { timeout: 60_000, interval: 500 })
    expect(readdirSync(folder)).toEqual(['demo'])
    app.send('SIGINT')
    expect(await app.ended).toEqual({ code: 0, signal: null })
    expect(await portTrouble(port, '127.0.0.1')).toBeUndefined()
  }, 300_000)
})

describe('npm run simulator', () => {
  it('prints keys that its API takes', async () => {
    const port = await freePort()
    const simulator = launch(['simulator', '--port', String(port)], {})
    await vi.waitFor(() => expect(simulator.said()).toMatch(/sk-admin-simulated-\S+/), { timeout: 60_000, interval: 100 })
    const [key = ''] = /sk-admin-simulated-\S+/.exec(simulator.said()) ?? []
    expect((await fetch(`http://127.0.0.1:${port}/v1/organization/projects`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200)
    expect(simulator.said()).toMatch(new RegExp(`Clock +${new Date(Date.now()).toISOString().slice(0, 10)}\\S+, running`))
    simulator.send('SIGINT')
    await simulator.ended
  })
})

describe('npm run build', () => {
  it('has nothing to do when all is built', async () => {
    expect(await run(['build'], {})).toMatchObject({ code: 0, said: expect.stringContaining('App: built already') })
  })
})
