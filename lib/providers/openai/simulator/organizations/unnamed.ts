import type { Organization } from './organization'
import { OrganizationBuilder } from './builder'
import { chat, text } from './workloads'

/** Never tells its id: no header, no `organization_id` in costs. */
export function unnamed(seed: string): Organization {
  const build = new OrganizationBuilder('unnamed', 'un', 'Unnamed', seed, { header: false, organizationIdInCosts: false })
  const project = build.project('Only project', '2025-04-01')
  const owner = build.person('Ola Person', 'ola@unnamed.example', '2025-04-01', { role: 'owner' })
  return build.uses(build.key('Only key', project, owner, '2025-04-02'), chat('gpt-5-mini-2025-08-07', 6, text(900, 100, 150))).organization
}
