import type { Organization } from './organization'
import { acmePeople } from './acme-people'
import { OrganizationBuilder } from './builder'
import { billedOnly, chat, codeInterpreter, embeddings, fileSearch, images, moderations, speech, text, transcription, vectorStore, vision, voice, webSearch } from './workloads'

const [GPT_55, GPT_54, GPT_54_MINI, TERRA, SOL] = ['gpt-5.5-2026-04-23', 'gpt-5.4-2026-03-05', 'gpt-5.4-mini-2026-03-17', 'gpt-5.6-terra', 'gpt-5.6-sol'] as const
const [MINI, GPT_41, GPT_4O, GPT_4O_MINI, O3, O4_MINI] = ['gpt-5-mini-2025-08-07', 'gpt-4.1-2025-04-14', 'gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18', 'o3-2025-04-16', 'o4-mini-2025-04-16'] as const
const TUNED = { usageModel: 'ft:gpt-4o-2024-08-06:acme:support:Bq7' }

/** A software company of about fifteen: support assistant, search, mobile app, data platform, research, and a finished prototype. */
export function acme(seed: string): Organization {
  const build = new OrganizationBuilder('acme', 'ac', 'Acme Software', seed, { undocumentedFields: true, projectRowsInCosts: true })
  const who = acmePeople(build)
  const standard = build.project('Default project', '2024-09-02')
  const support = build.project('Support assistant', '2025-01-20')
  const search = build.project('Search', '2025-02-10')
  const mobile = build.project('Mobile app', '2025-04-07')
  const data = build.project('Data platform', '2025-03-03')
  const research = build.project('Research', '2025-05-19')
  const prototype = build.project('Prototype 2025', '2024-11-04', '2026-08-31')
  const standardStore = 'vs_simulated_handbook'

  build
    .uses(build.key('Maya laptop', standard, who.maya, '2024-09-03'), chat(GPT_54, 14, text(1900, 700, 420), { from: '2026-03-06' }), chat(O4_MINI, 6, text(800, 100, 1300), { until: '2026-05-01' }))
    .uses(build.key('Tomas laptop', standard, who.tomas, '2024-09-03'), chat(GPT_55, 9, text(2400, 900, 600), { from: '2026-04-24' }), codeInterpreter(2))
    .uses(build.key('Ines notebooks', standard, who.ines, '2024-10-15'), chat(GPT_4O_MINI, 25, text(900, 200, 260)), transcription(3))
    .uses(build.key('victor-test', standard, who.left, '2024-10-01', { ownerActive: false }), chat(GPT_4O, 2, text(700, 0, 200), { until: '2026-07-15' }))

    .uses(build.key('support-production', support, who.support, '2025-01-21'),
      chat(MINI, 260, text(1400, 900, 310, 120), { rhythm: 'steady', from: '2025-08-08', source: 'agents_api' }),
      chat(GPT_54_MINI, 180, text(1700, 1100, 280), { rhythm: 'steady', from: '2026-03-18', tier: 'priority' }),
      chat('ft-gpt-4o-2024-08-06', 22, text(650, 150, 180), { ...TUNED, rhythm: 'steady' }),
      moderations(240), fileSearch(40, 'vs_simulated_help_centre'), webSearch(6, MINI, 'low', 'agents_api'))
    .uses(build.key('support-staging', support, who.support, '2025-01-21'), chat(MINI, 12, text(1200, 500, 300), { from: '2025-08-08' }))
    .uses(build.key('Jonas support', support, who.jonas, '2025-01-22'), chat(GPT_54, 8, text(2200, 600, 500), { from: '2026-03-06' }), speech(5))
    .uses(build.key('Aisha support', support, who.aisha, '2026-06-02'), chat(GPT_55, 7, text(1500, 400, 450)), voice('gpt-audio-mini-2025-12-15', 6))
    .uses(build.key('support-2025', support, who.support, '2025-01-21', { deleted: '2026-09-30' }), chat(GPT_41, 60, text(1300, 400, 260), { rhythm: 'steady' }))

    .uses(build.key('search-indexer', search, who.search, '2025-02-11'), embeddings('text-embedding-3-small', 420, 900), chat(GPT_4O_MINI, 800, text(1100, 0, 90), { rhythm: 'night', batch: true }))
    .uses(build.key('search-ranking', search, who.search, '2025-02-11'), chat(MINI, 90, text(600, 300, 60), { rhythm: 'steady', tier: 'flex', from: '2025-08-08' }), fileSearch(25, standardStore))
    .uses(build.key('Priya search', search, who.priya, '2025-02-12'), chat(O3, 7, text(900, 0, 1900)), embeddings('text-embedding-3-small', 12, 500, 'office'))
    .uses(build.key('Lucas search', search, who.lucas, '2025-02-12'), chat(GPT_54_MINI, 15, text(800, 200, 240), { from: '2026-03-18' }), webSearch(4, GPT_54_MINI, 'medium'))

    .uses(build.key('mobile-production', mobile, who.support, '2025-04-08'), vision(GPT_41, 35), images(8, '1024x1024'), images(3, '1024x1792'), speech(9), transcription(11))
    .uses(build.key('Hana mobile', mobile, who.hana, '2025-04-08'), chat(GPT_54, 11, text(1600, 800, 380), { from: '2026-03-06' }), images(2, '1024x1024', 'image.edit'))
    .uses(build.key('Oliver mobile', mobile, who.oliver, '2025-04-09'), chat(TERRA, 6, text(2600, 1200, 700, 300), { from: '2026-07-10' }))
    .uses(build.key('mobile-old', mobile, who.oliver, '2025-04-09', { deleted: '2026-05-20' }), chat(GPT_4O, 14, text(900, 100, 220)))

    .uses(build.key('nightly-batch', data, who.pipeline, '2025-03-04'),
      chat(MINI, 1900, text(1800, 0, 240), { rhythm: 'night', batch: true, from: '2025-08-08' }), chat(GPT_54, 160, text(3200, 0, 500), { rhythm: 'night', batch: true, from: '2026-03-06' }))
    .uses(build.key('data-quality', data, who.pipeline, '2025-03-04'), chat(GPT_41, 40, text(2100, 500, 160), { rhythm: 'steady' }), codeInterpreter(3))
    .uses(build.key('Zofia data', data, who.zofia, '2025-05-20'), chat(O4_MINI, 10, text(1200, 0, 1600)), chat(GPT_54, 5, text(1500, 300, 400), { tier: 'priority', from: '2026-03-06' }))
    .uses(build.key('Sam data', data, who.sam, '2025-08-05'), chat(GPT_4O, 8, text(1000, 200, 300), { tier: null }))

    .uses(build.key('Elif research', research, who.elif, '2025-10-07'), chat(SOL, 5, text(3800, 1500, 2600, 500), { from: '2026-07-10' }), chat(O3, 9, text(1400, 0, 3100)))
    .uses(build.key('Noah research', research, who.noah, '2026-02-03'), chat(SOL, 4, text(21000, 9000, 2900), { from: '2026-07-10', tier: 'priority', long: true }), webSearch(9, SOL, 'high'))
    .uses(build.key('long-context', research, who.noah, '2026-03-09'), chat(GPT_54, 2, text(180_000, 60_000, 1800), { long: true }))

    .uses(build.key('prototype', prototype, who.left, '2024-11-05', { ownerActive: false }), chat(GPT_4O_MINI, 18, text(700, 100, 200), { until: '2026-08-31' }))

  for (const [project, gibibytes] of [[support, 14], [search, 46], [standard, 2.5]] as const) build.add(vectorStore(gibibytes), { project_id: project.id })
  return build
    .add(codeInterpreter(1), { project_id: research.id })
    .add(chat(GPT_4O_MINI, 6, text(500, 0, 150)), { project_id: standard.id, user_id: null, api_key_id: null })
    .add(billedOnly('evals | gpt-4o-mini-2024-07-18, input', 4, '0.0021'), { project_id: research.id })
    .add(billedOnly('assistants api | file search', 3, '0.0025'), { project_id: prototype.id }, 0, Date.parse('2026-08-31') / 3_600_000)
    .add(billedOnly('Agent runtime', 2, '0.0173'), { project_id: support.id })
    .add(billedOnly('Scale Tier, gpt-5.4', 1, '1.25', 'night'), { project_id: null })
    .organization
}
