import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { addressOf, builtActions, callAction, CALLS, fillOf, queryOf, readable, type Ids } from './doors'
import { asSystem, expect, test, type Organization, type SimulatedOpenAi } from './fixtures'
import { ACTIONS, PAGES, ROUTES, type Who } from '@/app/_transport/access'
import { mayDo } from '@/lib/domain/roles'
import type { ThingKind } from '@/lib/domain/things'

const DRAFT_ACTIONS = 'app/(console)/settings/ai-providers/openai/new/actions.ts'
const REFUSALS = ['not_signed_in', 'not_allowed', 'not_found', 'unexpected']
const Models = z.object({ models: z.array(z.object({ label: z.string(), tier: z.string().nullable() })) })
const Rows = z.object({ rows: z.array(z.object({ id: z.string().nullable() })) })
type Visitors = { anonymous: APIRequestContext; finance: APIRequestContext; admin: APIRequestContext; stranger: APIRequestContext }
const ROLES = { finance: 'finance', admin: 'admin', stranger: 'admin' } as const
const may = (who: Who, visitor: keyof Visitors) => who === 'anyone' || (visitor !== 'anonymous' && (who === 'signed in' || mayDo(ROLES[visitor], who)))

/** Everything of the owner's that a request can name: made the way the app makes it, where it has a way. */
async function furnish(admin: APIRequestContext, organization: Organization, simulator: SimulatedOpenAi): Promise<Ids> {
  const draft = async (key: string) => {
    const { text } = await callAction(admin, `${DRAFT_ACTIONS} verify`, [{ name: `Connector ${organization.name}`, key }])
    const id = z.string().parse(/"draftId":"([^"]+)"/.exec(text)?.[1])
    await expect.poll(async () => z.object({ pulls: z.object({ items: z.array(z.object({ status: z.string() })) }) }).parse(await (await admin.get(`/api/connectors/${id}/preview`)).json()).pulls.items.every(({ status }) => status !== 'waiting' && status !== 'running'), { timeout: 30_000 }).toBe(true)
    return id
  }
  const connector = await draft(simulator.keyOf('two-projects'))
  expect((await callAction(admin, `${DRAFT_ACTIONS} save`, [{ draftId: connector, historyDays: 14 }])).code).toBe('ok')
  const thing = async (kind: ThingKind) => z.string().parse(Rows.parse(await (await admin.get(`/api/reports/${kind}?period=last-14-days`)).json()).rows.find(({ id }) => id !== null)?.id)
  const ids = { run: randomUUID(), invite: randomUUID(), member: randomUUID(), session: randomUUID(), ownSession: randomUUID() }
  const of = [organization.id]
  await asSystem(async (client) => {
    await client.query('insert into "User" (id, email) values ($1, $2)', [ids.member, `member-${organization.emails.admin}`])
    await client.query(`insert into "Membership" ("organizationId", "userId", role) values ($1, $2, 'finance')`, [...of, ids.member])
    await client.query(`insert into "Invite" (id, "organizationId", email, role, "tokenHash", "createdBy", "expiresAt") values ($2, $1, $3, 'finance', $4, $5, now() + interval '1 day')`, [...of, ids.invite, `invited-${organization.emails.admin}`, randomUUID(), ids.member])
    for (const id of [ids.session, ids.ownSession]) await client.query(`insert into "Session" (id, "organizationId", "userId", "expiresAt") select $2, $1, id, now() + interval '1 hour' from "User" where email = $3`, [...of, id, organization.emails.admin])
    await client.query(`insert into "JobRun" (id, "organizationId", "functionId", event, "eventId", state, "createdAt") values ($2, $1, 'sync-connector', '{"name":"test","data":{}}', $3, 'completed', now())`, [...of, ids.run, randomUUID()])
  })
  const things = { projects: await thing('projects'), users: await thing('users'), 'api-keys': await thing('api-keys') }
  const model = z.string().parse(Models.parse(await (await admin.get('/api/reports/model-mix?period=last-14-days')).json()).models.find(({ tier }) => tier !== null)?.label)
  return { ...ids, organization: organization.id, connector, things, model, draft: await draft(simulator.keyOf('acme')), spareDraft: await draft(simulator.keyOf('unnamed')) }
}

test('every door of the build is on the list, and every action has a call', () => {
  const listed = Object.entries(ACTIONS).flatMap(([file, names]) => Object.keys(names).map((name) => `${file} ${name}`)).sort()
  expect([...builtActions().keys()].sort()).toEqual(listed)
  expect(Object.keys(CALLS).sort()).toEqual(listed)
  const routes = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')))
  const built = Object.keys(routes).filter((route) => !route.startsWith('/_') && !['/icon.svg/route', '/opengraph-image.png/route'].includes(route)).map((route) => `app${route}`).sort()
  expect(built).toEqual([...Object.keys(PAGES), ...Object.keys(ROUTES)].map((file) => file.replace(/\.tsx?$/, '')).sort())
})

test('everybody goes through every door that is theirs, and through no other', async ({ request: anonymous, asAdmin, asFinance, asStranger, organization, simulator }) => {
  test.setTimeout(240_000)
  const visitors: Visitors = { anonymous, finance: asFinance.request, admin: asAdmin.request, stranger: asStranger.request }
  const order = ['anonymous', 'finance', 'stranger', 'admin'] as const
  const ids = await furnish(visitors.admin, organization, simulator)
  const theirs = [organization.name, organization.emails.admin, organization.emails.finance]
  const expectNothingOfTheirs = (what: string, text: string) => { for (const secret of theirs) expect(text, what).not.toContain(secret) }

  await test.step('pages', async () => {
    for (const [file, who] of Object.entries(PAGES)) for (const visitor of order) {
      const what = `${visitor} at ${file}`
      const path = addressOf(file, fillOf(file, ids))
      const response = await visitors[visitor].get(path, { maxRedirects: 0 })
      const text = await response.text()
      const names = /\[(id|connectorId|userId)\]/.test(file)
      const refused = /<h1[^>]*>Not allowed</.test(text)
      if (visitor !== 'admin' && visitor !== 'finance') expectNothingOfTheirs(what, text)
      if (who !== 'anyone' && visitor === 'anonymous') expect([what, response.status(), response.headers()['location']]).toEqual([what, 307, `/login?callbackUrl=${encodeURIComponent(path)}`])
      else if (!may(who, visitor)) expect([what, response.status(), refused]).toEqual([what, 200, true])
      else if (names && visitor === 'stranger') expect([what, response.status(), refused]).toEqual([what, 404, false])
      else expect([what, response.status() < 400, refused]).toEqual([what, true, false])
    }
  })

  await test.step('routes', async () => {
    for (const [file, methods] of Object.entries(ROUTES)) for (const [method, who] of Object.entries(methods)) for (const visitor of order) {
      const what = `${visitor}: ${method} ${file}`
      const response = await visitors[visitor].fetch(addressOf(file, { ...fillOf(file, ids), nextauth: method === 'POST' ? 'signout' : 'csrf' }) + queryOf(file), { method, maxRedirects: 0 })
      if (visitor === 'anonymous' || visitor === 'stranger') expectNothingOfTheirs(what, await response.text())
      if (/inngest|metrics/.test(file)) expect([what, response.status()]).toEqual([what, 404])
      else if (who !== 'anyone' && visitor === 'anonymous') expect([what, response.status()]).toEqual([what, 401])
      else if (!may(who, visitor)) expect([what, response.status()]).toEqual([what, 403])
      else if (visitor === 'stranger' && /\[id\]/.test(file)) expect([what, response.status()]).toEqual([what, 404])
      else expect([what, response.status() < 400]).toEqual([what, true])
    }
  })

  await test.step('a foreign id answers as one that nobody has', async () => {
    const nobody = { draft: randomUUID(), connector: randomUUID(), member: randomUUID(), things: { projects: 'proj_nobody', users: 'user-nobody', 'api-keys': 'key_nobody' } }
    const stranger = async (path: string) => { const response = await visitors.stranger.get(path); return [response.status(), await response.text()] as const }
    for (const file of [...Object.keys(ROUTES), ...Object.keys(PAGES)].filter((name) => /\[(id|connectorId|userId)\]/.test(name))) {
      const [own, nowhere] = [fillOf(file, ids), fillOf(file, nobody)]
      const [foreign, none] = [await stranger(addressOf(file, own)), await stranger(addressOf(file, nowhere))]
      expect([file, foreign[0]]).toEqual([file, none[0]])
      const same = (text: string) => [own, nowhere].flatMap(({ id = '', connectorId = '', userId = '' }) => [id, connectorId, userId]).reduce((left, id) => left.replaceAll(encodeURIComponent(id), '_').replaceAll(id, '_'), readable(text))
      expect(same(foreign[1]), file).toBe(same(none[1]))
    }
  })

  await test.step('actions', async () => {
    for (const [name, { args, names }] of Object.entries(CALLS)) {
      const [file = '', action = ''] = name.split(/ (?=\w+$)/)
      const who: Who = ACTIONS[file]?.[action] ?? 'anyone'
      for (const visitor of order) {
        const { code, text } = await callAction(visitors[visitor], name, args(ids), fillOf(file, ids))
        const what = `${visitor}: ${name}`
        if (visitor === 'anonymous' || visitor === 'stranger') expectNothingOfTheirs(what, text)
        if (who !== 'anyone' && visitor === 'anonymous') expect([what, code]).toEqual([what, 'not_signed_in'])
        else if (!may(who, visitor)) expect([what, code]).toEqual([what, 'not_allowed'])
        else if ((names && visitor === 'stranger') || (names === 'person' && visitor === 'finance')) expect([what, code]).toEqual([what, 'not_found'])
        else expect([what, REFUSALS.includes(code) || code.startsWith('status') ? code : 'in']).toEqual([what, 'in'])
      }
    }
  })

  await test.step('and the owner still gets in', async () => {
    for (const path of ['/overview', '/settings/members', '/api/reports/overview']) expect([path, (await visitors.admin.get(path, { maxRedirects: 0 })).status()]).toEqual([path, 200])
  })
})
