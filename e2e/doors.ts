import { readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { THINGS, type ThingKind } from '@/lib/domain/things'

/** What of the owner's a request names. `session` belongs to the owner alone, the others to their organization. */
export type Ids = { organization: string; connector: string; draft: string; spareDraft: string; things: Record<ThingKind, string>; model: string; run: string; invite: string; member: string; session: string; ownSession: string }

/** The address of a page's or a route's file, with what stands in its brackets. */
export const addressOf = (file: string, fill: Record<string, string>): string =>
  file.replace(/^app|\/\([^)]+\)|\/(page\.tsx|route\.ts)$/g, '').replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(fill[name] ?? '')) || '/'

/** What a route cannot do without. */
export const queryOf = (file: string): string => (file.includes('provenance') ? '?figure=totalSpend' : '')

/** What stands in the brackets of this page, route or page of an action. */
export function fillOf(file: string, ids: Pick<Ids, 'things' | 'draft' | 'connector' | 'member'>): Record<string, string> {
  const kind = THINGS.find((one) => file.includes(`/${one}/`)) ?? 'projects'
  return { report: file.includes('[id]') ? kind : 'overview', id: file.includes('preview') ? ids.draft : ids.things[kind], connectorId: ids.connector, userId: ids.member, nextauth: 'csrf', topic: 'connect-openai' }
}

/** What an action is called with; `names`: whose thing that is, so that for others it does not exist. */
type Call = { args: (ids: Ids) => unknown[]; names?: 'organization' | 'person' }
const nobody = (...args: unknown[]): Call => ({ args: () => args })
const of = (names: 'organization' | 'person', ...args: ((ids: Ids) => unknown)[]): Call => ({ names, args: (ids) => args.map((arg) => arg(ids)) })

const MEMBERS = 'app/(console)/settings/members/actions.ts'
const PROFILE = 'app/(console)/settings/profile/actions.ts'
const CONNECTOR = 'app/(console)/settings/ai-providers/openai/actions.ts'
const DRAFT = 'app/(console)/settings/ai-providers/openai/new/actions.ts'
const NEW_PASSWORD = 'a brand new password'

/** One call of every action, in an order in which the owner can do one after the other. */
export const CALLS: Record<string, Call> = {
  'app/(public)/setup/actions.ts createOrganization': nobody({ token: 'guess', organizationName: 'X', email: 'x@example.com', password: NEW_PASSWORD }),
  'app/(public)/invite/actions.ts look': nobody('guess'),
  'app/(public)/invite/actions.ts accept': nobody({ token: 'guess', name: '', password: NEW_PASSWORD }),
  'app/(public)/reset/actions.ts look': nobody('guess'),
  'app/(public)/reset/actions.ts reset': nobody({ token: 'guess', password: NEW_PASSWORD }),
  [`${PROFILE} rename`]: nobody('Somebody'),
  [`${PROFILE} newPassword`]: nobody({ current: 'wrong', next: NEW_PASSWORD }),
  [`${PROFILE} endSessions`]: of('person', ({ ownSession }) => ownSession),
  [`${PROFILE} switchTo`]: of('organization', ({ organization }) => organization),
  [`${MEMBERS} invite`]: nobody({ email: 'somebody-new@example.com', role: 'finance' }),
  [`${MEMBERS} reissue`]: of('organization', ({ invite }) => invite),
  [`${MEMBERS} revoke`]: of('organization', ({ invite }) => invite),
  [`${MEMBERS} setRole`]: of('organization', ({ member }) => ({ userId: member, role: 'finance' })),
  [`${MEMBERS} resetLink`]: of('organization', ({ member }) => member),
  [`${MEMBERS} deactivate`]: of('organization', ({ member }) => member),
  [`${MEMBERS} reactivate`]: of('organization', ({ member }) => member),
  [`${MEMBERS} endSession`]: of('organization', ({ session }) => session),
  'app/(console)/settings/jobs/actions.ts runJobAgain': of('organization', ({ run }) => run),
  'app/(console)/settings/model-tiers/actions.ts changeModelTier': of('organization', ({ model }) => model, () => ({ tier: 'entry', reasoning: null })),
  'app/(console)/users/[id]/actions.ts removeName': of('organization', ({ things }) => ({ personId: things.users })),
  [`${CONNECTOR} sync`]: of('organization', ({ connector }) => connector),
  [`${CONNECTOR} rename`]: of('organization', ({ connector }) => ({ connectorId: connector, name: 'Renamed' })),
  [`${CONNECTOR} pause`]: of('organization', ({ connector }) => connector),
  [`${CONNECTOR} resume`]: of('organization', ({ connector }) => connector),
  [`${CONNECTOR} replaceKey`]: of('organization', ({ connector }) => ({ connectorId: connector, key: 'sk-admin-not-a-key-of-anybody-0000000000' })),
  [`${CONNECTOR} remove`]: of('organization', ({ connector }) => ({ connectorId: connector, history: 'keep' })),
  [`${DRAFT} verify`]: nobody({ name: 'OpenAI', key: '' }),
  [`${DRAFT} retry`]: of('organization', ({ draft }) => draft),
  [`${DRAFT} save`]: of('organization', ({ draft }) => ({ draftId: draft, historyDays: 14 })),
  [`${DRAFT} cancel`]: of('organization', ({ spareDraft }) => spareDraft),
}

const Manifest = z.object({ node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() })) })

const hasBrackets = (page: string) => Number(page.includes('['))
/** Every action of the production build, by `file name`: the id it is called by, and a page that carries it, one without an id in its address where there is one. */
export const builtActions = (): Map<string, { id: string; page: string }> => new Map(
  Object.entries(Manifest.parse(JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))).node)
    .map(([id, { filename, exportedName, workers }]) => [`${filename} ${exportedName}`, { id, page: Object.keys(workers).sort((one, other) => hasBrackets(one) - hasBrackets(other))[0] ?? '' }]))

/** Calls a server action as the browser would, and gives its code: `ok`, or why not. */
export async function callAction(request: APIRequestContext, name: string, args: unknown[], fill: Record<string, string> = {}): Promise<{ code: string; text: string }> {
  const action = builtActions().get(name)
  if (!action) throw new Error(`${name} is not in the build`)
  const response = await request.post(addressOf(`${action.page}.tsx`, fill), { maxRedirects: 0, headers: { 'next-action': action.id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' }, data: JSON.stringify(args) })
  const text = await response.text()
  const [, ok, rest] = /^\w+:\{"ok":(true|false)(.*)$/m.exec(text) ?? []
  if (ok === 'true') return { code: 'ok', text }
  return { code: /^,"code":"(\w+)"/.exec(rest ?? '')?.[1] ?? `status ${response.status()}`, text }
}

/** What a person reads of a page, without what differs at each request. */
export const readable = (html: string): string => html.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<link[^>]*>|<!--[\s\S]*?-->/g, '').replace(/ (?:nonce|id|for|class|href|src|aria-\w+)="[^"]*"/g, '')
