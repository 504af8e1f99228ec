import type { OrganizationBuilder } from './builder'

/** Twenty-two people and six service accounts of a freight company. */
export function halcyonPeople(build: OrganizationBuilder) {
  const person = (name: string, added: string, more: Parameters<typeof build.person>[3] = {}) =>
    build.person(name, `${name.toLowerCase().replace(/ /g, '.')}@halcyon.example`, added, more)
  const bot = (name: string, added: string) => build.person(name, '', added, { kind: 'service_account' })
  return {
    support: [person('Amara Osei', '2024-11-04', { role: 'owner' }), person('Daniel Reyes', '2025-01-13'), person('Freya Holm', '2025-02-10'), person('Kenji Mori', '2025-06-02')],
    routes: [person('Leila Haddad', '2024-11-04'), person('Mateo Silva', '2025-01-20'), person('Ruth Adler', '2025-05-05'), person('Theo Laurent', '2026-01-12')],
    driver: [person('Bea Novak', '2025-02-03'), person('Chidi Eze', '2025-03-17'), person('Marta Kowal', '2025-08-18')],
    intake: [person('Pavel Dvorak', '2025-01-06'), person('Saskia Berg', '2025-04-14'), person('Yuki Tanaka', '2025-10-06')],
    sales: [person('Gwen Parry', '2025-03-03'), person('Omar Farouk', '2025-09-01')],
    research: [person('Ingrid Solberg', '2025-05-12', { role: 'owner' }), person('Nikhil Rao', '2025-07-21'), person('Wanda Cruz', '2026-02-09')],
    tools: [person('Eli Strand', '2024-12-02'), person('Joana Pires', '2025-11-10'), person('Tariq Aziz', '2026-04-20')],
    bots: {
      support: bot('support-backend', '2025-01-20'), routes: bot('route-planner', '2025-01-20'), driver: bot('driver-app', '2025-03-03'),
      intake: bot('document-pipeline', '2025-02-17'), sales: bot('crm-sync', '2025-09-08'), ci: bot('ci-reviews', '2025-12-01'),
    },
  } as const
}
