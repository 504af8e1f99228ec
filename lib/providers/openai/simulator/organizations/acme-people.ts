import type { OrganizationBuilder } from './builder'

/** Fourteen people (one of whom has left) and three service accounts, of which the user list knows one. */
export function acmePeople(build: OrganizationBuilder) {
  const person = (name: string, added: string, more: Parameters<typeof build.person>[3] = {}) =>
    build.person(name, `${name.toLowerCase().replace(/ /g, '.')}@acme.example`, added, more)
  const bot = (name: string, added: string, listed = false) => build.person(name, '', added, { kind: 'service_account', listed })
  return {
    maya: person('Maya Lindqvist', '2024-09-02', { role: 'owner' }),
    tomas: person('Tomas Okafor', '2024-09-02', { role: 'owner' }),
    ines: person('Ines Moreau', '2024-10-14'),
    jonas: person('Jonas Weber', '2024-11-04'),
    priya: person('Priya Raman', '2025-01-13'),
    lucas: person('Lucas Andrade', '2025-02-03'),
    hana: person('Hana Sato', '2025-03-10'),
    oliver: person('Oliver Grant', '2025-04-07'),
    zofia: person('Zofia Nowak', '2025-05-19'),
    sam: person('Sam Rivera', '2025-08-04'),
    elif: person('Elif Demir', '2025-10-06'),
    noah: person('Noah Fischer', '2026-02-02'),
    aisha: person('Aisha Bello', '2026-06-01'),
    left: person('Victor Hale', '2024-09-16', { listed: false }),
    support: bot('support-backend', '2025-01-20', true),
    search: bot('search-indexer', '2025-02-10'),
    pipeline: bot('nightly-pipeline', '2025-03-03'),
  }
}
