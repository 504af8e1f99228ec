import type { Organization } from './organization'
import { OrganizationBuilder } from './builder'

/** Nobody has used anything yet: one default project, its owner, no key, no usage and no costs. */
export function empty(seed: string): Organization {
  const build = new OrganizationBuilder('empty', 'em', 'Nothing Yet', seed)
  build.project('Default project', '2026-11-02')
  build.person('Nora Quist', 'nora@nothing-yet.example', '2026-11-02', { role: 'owner' })
  return build.organization
}
