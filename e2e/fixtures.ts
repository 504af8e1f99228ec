import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { hash } from '@node-rs/argon2'
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { Client } from 'pg'
import { z } from 'zod'
import { testVariable } from '@/lib/platform/env'

const Simulator = z.object({ url: z.url(), controlUrl: z.url(), controlToken: z.string(), keys: z.array(z.object({ organization: z.string(), purpose: z.string(), key: z.string() })) })
/** What the command that starts the tests hands over. */
export const read = (name: string) => z.string({ error: `${name} is not set: run the browser tests with npm test` }).parse(testVariable(name))

export const PASSWORD = 'a long enough password'
const passwordHash = hash(PASSWORD)

type Role = 'admin' | 'finance'
export type Organization = { id: string; name: string; emails: Record<Role, string> }

/** The simulator of OpenAI behind the app under test. */
export class SimulatedOpenAi {
  readonly #at = Simulator.parse(JSON.parse(read('E2E_SIMULATOR')))
  keyOf(organization: string, purpose = 'read-only'): string {
    return z.object({ key: z.string() }).parse(this.#at.keys.find((key) => key.organization === organization && key.purpose === purpose)).key
  }
  /** A key that no other test has: what goes wrong with it, or ends it, concerns this test alone. */
  async ownKey(organization: string, purpose = 'read-only'): Promise<string> {
    return z.object({ key: z.string() }).parse(await this.control({ do: 'issue-key', organization, purpose })).key
  }
  async control(command: Record<string, unknown>): Promise<unknown> {
    const response = await fetch(this.#at.controlUrl, { method: 'POST', headers: { authorization: `Bearer ${this.#at.controlToken}`, 'content-type': 'application/json' }, body: JSON.stringify(command) })
    const text = await response.text()
    expect(response.status, text).toBe(200)
    return JSON.parse(text)
  }
  /** What the organization really used and was billed in the 14 days that end today. */
  async truth(organization: string) {
    const response = await fetch(`${this.#at.controlUrl}/truth?organization=${organization}`, { headers: { authorization: `Bearer ${this.#at.controlToken}` } })
    return z.object({ usd: z.string(), usage: z.record(z.string(), z.record(z.string(), z.string())) }).parse(await response.json())
  }
}

export async function makeOrganization(): Promise<Organization> {
  const [id, tag] = [randomUUID(), randomUUID().slice(0, 8)]
  const organization = { id, name: `Organization ${tag}`, emails: { admin: `admin-${tag}@example.com`, finance: `finance-${tag}@example.com` } }
  await asSystem(async (client) => {
    await client.query('insert into "Organization" (id, name) values ($1, $2)', [id, organization.name])
    for (const role of ['admin', 'finance'] as const) {
      const { rows } = await client.query<{ id: string }>('insert into "User" (email, "passwordHash") values ($1, $2) returning id', [organization.emails[role], await passwordHash])
      await client.query('insert into "Membership" ("organizationId", "userId", role) values ($1, $2, $3)', [id, rows[0]?.id, role])
    }
  })
  return organization
}

/** Behind the app's back, over all organizations: what a test has to prepare or look up and no page shows. */
export async function asSystem<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(read('DATABASE_URL'))
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.system', 'test', true)`)
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

/** Signs in by cookie, not by clicking, in a browser whose every page fails the test on any error in its console. */
async function signedIn(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext()
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await context.request.get('/api/auth/csrf')).json())
  const answer = await context.request.post('/api/auth/callback/credentials', { form: { csrfToken, email, password: PASSWORD, json: 'true' } })
  expect(answer.ok()).toBe(true)
  watch(context)
  return context.newPage()
}

/** A request that was refused on purpose (what the app itself could not deliver is seen by its answer), and a style sheet fetched ahead that a busy browser came to late. */
const NO_TROUBLE = /Failed to load resource|was preloaded using link preload but not used/

const troubles = new WeakMap<BrowserContext, string[]>()
/** What the browser said, in whichever of its pages: an error, a warning of React, a refused script; and what should have been there and was not. */
function watch(context: BrowserContext): void {
  const said: string[] = []
  troubles.set(context, said)
  context.on('weberror', (error) => said.push(error.error().message))
  context.on('console', (message) => {
    if ((message.type() === 'error' || message.type() === 'warning') && !NO_TROUBLE.test(message.text())) said.push(message.text())
  })
  context.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (response.status() >= 500 || (response.status() >= 400 && pathname.startsWith('/_next/'))) said.push(`${response.status()} of ${pathname}`)
  })
}

/** For a test that makes something go wrong: what its pages said so far, and that it is what was meant. */
export function expectTrouble(page: Page, meant: RegExp): void {
  const said = troubles.get(page.context())?.splice(0) ?? []
  expect(said).toEqual(said.map(() => expect.stringMatching(meant)))
}

type Fixtures = { simulator: SimulatedOpenAi; organization: Organization; asAdmin: Page; asFinance: Page; asStranger: Page }

/** Each test has an organization of its own, and pages signed in to it. */
export const test = base.extend<Fixtures>({
  page: async ({ page }, provide) => { watch(page.context()); await provide(page); expect(troubles.get(page.context())).toEqual([]) },
  simulator: async ({}, provide) => provide(new SimulatedOpenAi()),
  organization: async ({}, provide) => provide(await makeOrganization()),
  asAdmin: async ({ browser, organization }, provide) => as(browser, organization.emails.admin, provide),
  asFinance: async ({ browser, organization }, provide) => as(browser, organization.emails.finance, provide),
  /** The admin of another organization. */
  asStranger: async ({ browser }, provide) => as(browser, (await makeOrganization()).emails.admin, provide),
})

async function as(browser: Browser, email: string, provide: (page: Page) => Promise<void>): Promise<void> {
  const page = await signedIn(browser, email)
  await provide(page)
  expect(troubles.get(page.context())).toEqual([])
  await page.context().close()
}

/** Goes the way a person goes: Settings → AI providers → OpenAI → Add connector. */
export async function openAddConnector(page: Page): Promise<void> {
  await page.goto('/overview')
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('link', { name: 'Settings' }).click()
  await main.getByRole('link', { name: 'AI providers' }).click()
  await page.getByRole('main').getByRole('link', { name: 'OpenAI' }).click()
  await page.getByRole('link', { name: 'Add connector' }).first().click()
  await expect(page.getByLabel('Admin key')).toBeVisible()
}

export async function verify(page: Page, key: string): Promise<void> {
  await page.getByLabel('Admin key').fill(key)
  await page.getByRole('button', { name: 'Verify' }).click()
}

/** Opens the wizard, pastes a key, waits for the whole preview, saves, and ends on the Overview. */
export async function connect(page: Page, key: string): Promise<void> {
  await page.goto('/settings/ai-providers/openai/new')
  await verify(page, key)
  await page.getByRole('button', { name: 'Save' }).and(page.locator(':enabled')).click()
  await page.waitForURL('**/overview')
}

/** Takes the session away. Any page notices that by itself and leads to sign-in, so none may be open where a test goes on. */
export async function forgetSession(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.context().clearCookies()
}

/** Chooses a segment by the words a person sees: its radio button is there for the keyboard only. */
export const choose = (page: Page, segment: string) => page.locator('label').filter({ hasText: new RegExp(`^${segment}$`) }).click()

/** No finding of axe on the page as it stands, once colours that change have changed. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished)).then(() => undefined))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target) }))).toEqual([])
}

export { expect }
