import { addDays, type Day, startOfDayMs } from '@/lib/domain/day'
import { OrganizationBuilder } from './builder'
import { halcyonPeople } from './halcyon-people'
import type { Organization } from './organization'
import { chat, codeInterpreter, embeddings, fileSearch, images, moderations, speech, text, transcription, vectorStore, vision, webSearch } from './workloads'

const [GPT_55, GPT_54, GPT_54_MINI, SOL] = ['gpt-5.5-2026-04-23', 'gpt-5.4-2026-03-05', 'gpt-5.4-mini-2026-03-17', 'gpt-5.6-sol'] as const
const [MINI, GPT_41, GPT_4O_MINI, O3, O4_MINI] = ['gpt-5-mini-2025-08-07', 'gpt-4.1-2025-04-14', 'gpt-4o-mini-2024-07-18', 'o3-2025-04-16', 'o4-mini-2025-04-16'] as const
const MIGRATION_STEPS = 8
const SUPPORT_REQUESTS = 3400

/** The Tuesday before a day. 1970-01-06 was one. */
export const lastTuesday = (day: Day): Day => addDays(day, -(((startOfDayMs(day) / 86_400_000 - 5 + 6) % 7) + 1))

/**
 * The company of the demo: a freight company that spends six figures a month. Its story is told from `today`: last Tuesday a load
 * test was left running on a frontier model; support moves from gpt-4.1 to gpt-5-mini in weekly steps and is half-way; documents are read
 * in batch at night.
 */
export function halcyon(seed: string, today: Day): Organization {
  const build = new OrganizationBuilder('halcyon', 'ha', 'Halcyon Freight', seed, { undocumentedFields: true })
  const who = halcyonPeople(build)
  const { bots } = who
  const support = build.project('Customer support', '2025-01-20')
  const routes = build.project('Route planner', '2025-01-20')
  const driver = build.project('Driver app', '2025-03-03')
  const intake = build.project('Document intake', '2025-02-17')
  const sales = build.project('Sales assistant', '2025-09-01')
  const research = build.project('Research', '2025-05-12')
  const tools = build.project('Engineering tools', '2024-12-02')
  const pilot = build.project('Customs pilot 2025', '2025-03-10', '2026-06-30')

  const answer = text(2600, 3900, 420)
  const supportKey = build.key('support-production', support, bots.support, '2025-01-21')
  for (let step = 0; step <= MIGRATION_STEPS; step++) {
    const week = (offset: number) => addDays(today, 7 * (offset - MIGRATION_STEPS / 2))
    const moved = step / MIGRATION_STEPS
    const span = { rhythm: 'steady' as const, ...(step === 0 ? { from: '2025-08-08' } : { from: week(step - 1) }), ...(step === MIGRATION_STEPS ? {} : { until: week(step) }) }
    if (moved < 1) build.uses(supportKey, chat(GPT_41, SUPPORT_REQUESTS * (1 - moved), answer, span))
    if (moved > 0) build.uses(supportKey, chat(MINI, SUPPORT_REQUESTS * moved, answer, span))
  }
  const tuesday = lastTuesday(today)

  build
    .uses(supportKey, moderations(3400), fileSearch(900, 'vs_simulated_tariffs'))
    .uses(build.key('support-voice', support, bots.support, '2025-06-03'), speech(420), transcription(380))
    .uses(build.key('planner-production', routes, bots.routes, '2025-01-21'),
      chat(GPT_54, 1500, text(5200, 7400, 900), { rhythm: 'steady', from: '2026-03-06', tier: 'priority' }), chat(O3, 160, text(3400, 900, 4200), { rhythm: 'steady' }))
    .uses(build.key('planner-loadtest', routes, who.routes[3], addDays(tuesday, -6)),
      chat(GPT_55, 9000, text(6100, 0, 1350), { rhythm: 'steady', from: tuesday, until: addDays(tuesday, 1) }), chat(GPT_55, 12, text(6100, 0, 1350)))
    .uses(build.key('driver-production', driver, bots.driver, '2025-03-04'), chat(GPT_54_MINI, 5200, text(1400, 2100, 260), { rhythm: 'steady', from: '2026-03-18' }), vision(GPT_41, 380))
    .uses(build.key('document-nightly', intake, bots.intake, '2025-02-18'),
      chat(GPT_54, 5200, text(7400, 0, 1150), { rhythm: 'night', batch: true, from: '2026-03-06' }), chat(MINI, 14_000, text(3800, 0, 520), { rhythm: 'night', batch: true, from: '2025-08-08' }),
      embeddings('text-embedding-3-small', 9000, 1400))
    .uses(build.key('document-live', intake, bots.intake, '2025-02-18'), vision(GPT_41, 900), chat(GPT_4O_MINI, 2400, text(1900, 400, 310), { rhythm: 'steady', tier: 'flex' }))
    .uses(build.key('crm-sync', sales, bots.sales, '2025-09-08'), chat(GPT_54_MINI, 900, text(2200, 1800, 480), { from: '2026-03-18' }), webSearch(140, GPT_54_MINI, 'medium'))
    .uses(build.key('ci-reviews', tools, bots.ci, '2025-12-02'), chat(GPT_55, 210, text(9800, 14_000, 1600), { from: '2026-04-24' }), codeInterpreter(24))
    .uses(build.key('customs-pilot', pilot, who.intake[0], '2025-03-11', { deleted: '2026-06-30' }), chat(GPT_41, 160, text(3100, 300, 600)))

  const desks = [[support, who.support, GPT_54, 26], [routes, who.routes, GPT_55, 34], [driver, who.driver, GPT_54, 22], [intake, who.intake, O4_MINI, 30], [sales, who.sales, GPT_54, 40], [tools, who.tools, GPT_55, 60]] as const
  for (const [project, people, model, perHour] of desks) {
    people.forEach((person, index) => build.uses(build.key(`${person.name.split(' ')[0]} workbench`, project, person, '2025-12-01'), chat(model, perHour + 7 * index, text(4200, 5200, 1100), { from: '2026-04-24' })))
  }
  who.research.forEach((person, index) => build.uses(
    build.key(`${person.name.split(' ')[0]} experiments`, research, person, '2026-02-10'),
    chat(SOL, 32 + 14 * index, text(14_000, 6000, 5200, 900), { from: '2026-07-10' }), chat(O3, 40, text(2200, 0, 5200)),
  ))
  build.uses(build.key('eval-harness', research, who.research[1], '2026-02-11'), chat(SOL, 260, text(6400, 0, 2100), { rhythm: 'night', batch: true, from: '2026-07-10' }), images(30, '1024x1024'))
  for (const [project, gibibytes] of [[support, 62], [intake, 310], [sales, 9]] as const) build.add(vectorStore(gibibytes), { project_id: project.id })
  return build.organization
}
