import type { Organization } from './organization'
import { OrganizationBuilder } from './builder'
import { billedOnly, chat, embeddings, fileSearch, moderations, speech, text, transcription, vectorStore, webSearch } from './workloads'

/** Everything odd that is known of real answers, and some malformed rows: `malformed-rows.ts`. */
export function quirky(seed: string): Organization {
  const build = new OrganizationBuilder('quirky', 'qu', 'Quirky & Söhne "Labs" 🦉', seed, {
    header: false, undocumentedFields: true, userEmails: true, decisions: true, userIdInCosts: false, projectRowsInCosts: true,
    malformedRows: true, emptyLastPage: true, clampsCostsLimit: true, scopeFaultsAre401: true,
  })
  const odd = build.project('Ärger, "quotes" & <b>tags</b>', '2025-02-03')
  const gone = build.project('=SUM(A1:A9)', '2025-02-04', '2026-06-30')
  const olga = build.person('Olga Ö. Næss', 'Olga.Naess@Quirky.example', '2025-02-03', { role: 'owner' })
  const bot = build.person('robot', '', '2025-02-05', { kind: 'service_account', listed: true })
  return build
    .uses(build.key('', odd, olga, '2025-02-06'), chat('gpt-5-mini-2025-08-07', 30, text(800, 300, 200), { tier: null }), speech(2), transcription(2), fileSearch(3, 'vs_simulated_quirky'))
    .uses(build.key('bot key', odd, bot, '2025-02-06', { deleted: '2026-10-10' }), chat('gpt-4.1-2025-04-14', 12, text(900, 0, 300), { tier: 'scale' }), webSearch(2, 'gpt-4.1-2025-04-14', 'high'))
    .uses(build.key('archived', gone, olga, '2025-02-07', { ownerActive: false }), chat('o3-2025-04-16', 3, text(500, 0, 900), { until: '2026-06-30' }))
    .add(chat('gpt-5-mini-2025-08-07', 9, text(400, 100, 100), { service: 'decisions', rhythm: 'steady' }), { project_id: odd.id, user_id: olga.id, api_key_id: null })
    .add({ ...chat('gpt-4o-2024-08-06', 5, text(600, 0, 100)), dimensions: { model: null, batch: null, service_tier: null } }, { project_id: odd.id, user_id: null, api_key_id: null })
    .add(chat('gpt-4o-mini-2024-07-18', 8, text(500, 100, 80), { tier: null }), { project_id: null, user_id: null, api_key_id: null })
    .add(embeddings('text-embedding-3-small', 20, 300), { project_id: null, user_id: olga.id, api_key_id: null })
    .add(moderations(5), { project_id: null })
    .add(vectorStore(3), { project_id: null })
    .add(billedOnly('input_tokens', 2, '0.0000137'), { project_id: null })
    .add(billedOnly('Text tokens', 2, '0.00000000731'), { project_id: odd.id })
    .add(billedOnly('a line item, of (unknown) | form', 1, '0.9'), { project_id: odd.id })
    .organization
}
