import type { Organization } from './organization'
import { OrganizationBuilder } from './builder'
import { chat, text } from './workloads'

/**
 * Small and exact: every hour is the same, so a whole day can be worked out by hand.
 * Alpha, key of Ada: 10 requests an hour of gpt-5-mini (1000 uncached, 500 cached, 100 output tokens each).
 * Alpha, key of Ben: 4 requests an hour of gpt-4.1 (2000 uncached, 0 cached, 300 output). Beta, key of Ben: 2 of gpt-5-mini in batch (5000, 0, 400).
 */
export function twoProjects(seed: string): Organization {
  const build = new OrganizationBuilder('two-projects', 'tp', 'Two Projects', seed, { readableIds: true })
  const alpha = build.project('Alpha', '2025-01-06')
  const beta = build.project('Beta', '2025-03-03')
  const ada = build.person('Ada', 'ada@two-projects.example', '2025-01-06', { role: 'owner' })
  const ben = build.person('Ben', 'ben@two-projects.example', '2025-02-03')
  return build
    .uses(build.key('Ada alpha', alpha, ada, '2025-01-07'), chat('gpt-5-mini-2025-08-07', 10, text(1000, 500, 100), { rhythm: 'exact' }))
    .uses(build.key('Ben alpha', alpha, ben, '2025-02-04'), chat('gpt-4.1-2025-04-14', 4, text(2000, 0, 300), { rhythm: 'exact' }))
    .uses(build.key('Ben beta', beta, ben, '2025-03-04'), chat('gpt-5-mini-2025-08-07', 2, text(5000, 0, 400), { rhythm: 'exact', batch: true }))
    .organization
}
