import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import { parseReportFilter, type ReportFilter } from '@/lib/domain/report-filter'
import { connectKey } from '@/lib/features/testing/connected'
import { attack, hostileJson, hostileText, known, mutated, sayHowToRepeat } from '@/lib/features/testing/hostile'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'
import type { Context } from '@/lib/features/viewer/context'

const simulator = await simulateOpenAi()
const RUNS = 80
const { disconnect } = await import('@/lib/platform/db')
const { today } = await import('@/lib/platform/clock')
const { inTenantSql } = await import('@/lib/platform/tenant')

let admin: Context
let connectorId: string
let before: unknown
const ID = '11111111-1111-4111-8111-111111111111'
const QUERY = { period: 'last-7-days', from: '2026-01-01', to: '2026-01-31', connector: ID, project: 'proj_1', model: 'gpt-5', user: 'user-1', apiKey: 'key_1', service: 'completions', groupBy: 'model', measured: 'tokens', table: 'days' }
const AUDIT_QUERY = { text: 'paused', actor: 'users', action: 'connector.paused', from: '2026-01-01', to: '2026-01-31', before: `1_${ID}` }

/** Everything an organization has but its audit log and its session counts. */
const stored = () => inTenantSql(admin, async (tx) => {
  const content: Record<string, unknown> = {}
  for (const table of ['Organization', 'User', 'Membership', 'Connector', 'DirectoryEntry', 'DayState', 'CostDay', 'UsageDay', 'ModelTier', 'RejectedRow']) content[table] = (await tx.query(`select md5(coalesce(string_agg(t::text, ';' order by t::text), '')) as content from "${table}" t`)).rows
  return content
}, 'read')

beforeAll(async () => {
  admin = (await makeOrganization()).admin
  connectorId = (await connectKey(admin, simulator.keyOf('two-projects'))).id
  before = await stored()
}, 60_000)
afterAll(async () => {
  sayHowToRepeat()
  await disconnect()
  await simulator.close()
})

/** Fine, or a refusal with a sentence; whatever else is thrown is a fault of ours. */
async function refusedWell(work: () => unknown): Promise<void> {
  try {
    const answer = await work()
    if (answer && typeof answer === 'object' && 'lines' in answer && answer.lines && typeof answer.lines === 'object' && Symbol.asyncIterator in answer.lines) await Array.fromAsync(Object(answer.lines))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.message).toMatch(/[.:)]$/)
    expect(error.message).not.toContain('\0')
  }
}

const asParams = (good: Record<string, string>) => fc.oneof(
  mutated(good).map((value) => new URLSearchParams(Object.entries(typeof value === 'object' && value !== null ? value : { period: value }).map(([name, one]) => [name, String(typeof one === 'object' ? JSON.stringify(one) : one)]))),
  fc.array(fc.tuple(fc.constantFrom(...Object.keys(good)), hostileText), { maxLength: 6 }).map((pairs) => new URLSearchParams(pairs)),
  // Alone, so that nothing else is refused first.
  fc.tuple(fc.constantFrom(...Object.keys(good)), hostileText).map(([name, text]) => new URLSearchParams({ [name]: text })),
)

describe('whatever is sent to a verb', () => {
  it.each([
    ['connectors/verify-new-connector', async () => (await import('./connectors/verify-new-connector')).verifyNewConnector, () => ({ name: 'OpenAI', key: 'sk-admin-nobody-knows-this-key-0123456789' })],
    ['connectors/save-connector', async () => (await import('./connectors/save-connector')).saveConnector, () => ({ draftId: ID, historyDays: 14, vendorOrganizationId: 'org-1' })],
    ['connectors/rename-connector', async () => (await import('./connectors/rename-connector')).renameConnector, () => ({ connectorId: ID, name: 'Other' })],
    ['connectors/replace-connector-key', async () => (await import('./connectors/replace-connector-key')).replaceConnectorKey, () => ({ connectorId, key: 'sk-admin-nobody-knows-this-key-0123456789' })],
    ['model-tiers/set-model-tier', async () => (await import('./model-tiers/set-model-tier')).setModelTier, () => ({ model: 'gpt-nothing', tier: 'mid', reasoning: null })],
    ['people/remove-person-name', async () => (await import('./people/remove-person-name')).removePersonName, () => ({ personId: 'user-nobody' })],
    ['members/change-role', async () => (await import('./members/change-role')).changeRole, () => ({ userId: ID, role: 'finance' })],
    ['members/invite-member', async () => (await import('./members/invite-member')).inviteMember, () => ({ email: 'nobody', role: 'admin' })],
    ['connectors/remove-connector', async () => (await import('./connectors/remove-connector')).removeConnector, () => ({ connectorId: ID, history: 'keep' })],
  ])('%s', async (_, load, good) => {
    const work = await load()
    await attack(mutated(good()), RUNS, (input) => refusedWell(() => work(admin, input)))
    expect(await stored()).toEqual(before)
  }, 60_000)

  it('a new name of a real connector is refused, or is the one that was sent', async () => {
    const { renameConnector } = await import('./connectors/rename-connector')
    await attack(hostileJson, RUNS, (name) => refusedWell(async () => expect((await renameConnector(admin, { connectorId, name })).name).toBe(String(name).trim())))
    await renameConnector(admin, { connectorId, name: 'OpenAI' })
    expect(await stored()).toEqual(before)
  }, 60_000)

  it.each([
    ['connectors/cancel-draft', async () => (await import('./connectors/cancel-draft')).cancelDraft], ['connectors/retry-preview', async () => (await import('./connectors/retry-preview')).retryPreview], ['connectors/read-preview', async () => (await import('./connectors/read-preview')).readPreview], ['connectors/sync-connector-now', async () => (await import('./connectors/sync-connector-now')).syncConnectorNow], ['connectors/pause-connector', async () => (await import('./connectors/pause-connector')).pauseConnector],
    ['connectors/resume-connector', async () => (await import('./connectors/resume-connector')).resumeConnector], ['connectors/read-connector', async () => (await import('./connectors/read-connector')).readConnector], ['jobs/run-again', async () => (await import('./jobs/run-again')).runAgain],
    ['members/deactivate-member', async () => (await import('./members/deactivate-member')).deactivateMember],
    ['members/reactivate-member', async () => (await import('./members/reactivate-member')).reactivateMember],
    ['members/end-member-session', async () => (await import('./members/end-member-session')).endMemberSession],
    ['members/issue-reset-link', async () => (await import('./members/issue-reset-link')).issueResetLink],
    ['members/reissue-invite', async () => (await import('./members/reissue-invite')).reissueInvite],
    ['members/revoke-invite', async () => (await import('./members/revoke-invite')).revokeInvite],
    ['members/switch-organization', async () => (await import('./members/switch-organization')).switchOrganization],
  ])('%s takes no id that is none', async (_, load) => {
    const work = await load()
    await attack(fc.oneof(hostileText, hostileJson), RUNS, (id) => refusedWell(() => Reflect.apply(work, null, [admin, id])), known)
    expect(await stored()).toEqual(before)
  }, 60_000)

  it('the pages of a connector’s lists', async () => {
    const { readConnector } = await import('./connectors/read-connector')
    await attack(mutated({ pulls: '2', restatements: '1' }), RUNS, (pages) => refusedWell(() => readConnector(admin, connectorId, pages)))
  }, 60_000)

  it.each([['audit/read-audit-log', async () => (await import('./audit/read-audit-log')).readAuditLog], ['audit/export-audit-log', async () => (await import('./audit/export-audit-log')).exportAuditLog]])('%s', async (_, load) => {
    const work = await load()
    await attack(asParams(AUDIT_QUERY), RUNS, (params) => refusedWell(() => work(admin, params)))
  }, 60_000)

  it.each([
    ['reports/overview', async () => (await import('./reports/overview')).overviewReport], ['reports/model-mix', async () => (await import('./reports/model-mix')).modelMixReport], ['reports/tokens', async () => (await import('./reports/tokens')).tokensReport], ['reports/costs', async () => (await import('./reports/costs')).costsReport], ['reports/services', async () => (await import('./reports/services')).servicesReport], ['reports/batch', async () => (await import('./reports/batch')).batchReport],
    ['reports/choices', async () => (await import('./reports/choices')).reportChoices], ['reports/things', async () => (await import('./reports/things')).projectsReport], ['reports/things', async () => (await import('./reports/things')).usersReport], ['reports/things', async () => (await import('./reports/things')).apiKeysReport], ['exports/overview-csv', async () => (await import('./exports/overview-csv')).exportOverview], ['exports/costs-csv', async () => (await import('./exports/costs-csv')).exportCosts],
    ['exports/things-csv', async () => (await import('./exports/things-csv')).exportUsers], ['exports/tokens-csv', async () => (await import('./exports/tokens-csv')).exportTokens],
  ])('%s', async (_, load) => {
    const report: (ctx: Context, filter: ReportFilter, wish: { table: string | null; hide: string[] }) => unknown = await load()
    await attack(asParams(QUERY), RUNS, (params) => refusedWell(() => report(admin, parseReportFilter(params, today()), { table: params.get('table'), hide: params.getAll('hide') })))
  }, 120_000)

  it.each(['projectReport', 'userReport', 'apiKeyReport'] as const)('the page of one thing: %s', async (name) => {
    const { [name]: report } = await import('./reports/thing')
    const filter: ReportFilter = parseReportFilter(new URLSearchParams(), today())
    await attack(hostileText, RUNS, (id) => refusedWell(() => report(admin, filter, id)), known)
  }, 60_000)

  it('a set-up link, a new organization and a sign-in', async () => {
    const { claimSetup } = await import('./members/claim-setup')
    const { createOrganizationWithAdmin } = await import('./members/create-organization')
    const { signIn } = await import('./members/sign-in')
    const good = { organizationName: 'Acme', email: 'ada@acme.example', password: 'short' }
    await attack(mutated({ ...good, token: 'none' }), RUNS, (input) => refusedWell(() => claimSetup(input)))
    await attack(mutated(good), RUNS, (input) => refusedWell(() => Reflect.apply(createOrganizationWithAdmin, null, [input])))
    await attack(fc.tuple(mutated({ email: 'ada@acme.example', password: 'wrong' }), hostileText), RUNS, ([input, said]) => refusedWell(async () => expect(await signIn(input, { address: null, userAgent: said })).toBeNull()))
    expect(await stored()).toEqual(before)
  }, 120_000)
})
