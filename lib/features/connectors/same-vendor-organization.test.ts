import { expect, test } from 'vitest'
import { sameVendorOrganization, telling, type Identity, type Shown } from './same-vendor-organization'

const known = (vendorOrganizationId: string | null, source: string | null, projects: string[] = []): Identity => ({ vendorOrganizationId, source, projectIds: new Set(projects) })
const shown = (vendorOrganizationId: string | null, source: string | null, rest: { projects?: string[]; costs?: string; allProjects?: boolean } = {}): Shown =>
  ({ ...known(vendorOrganizationId, source, rest.projects), costsOrganizationId: rest.costs ?? null, allProjects: rest.allProjects ?? false })

test.each([
  ['the same header', known('org-a', 'header'), shown('org-a', 'header'), 'same'],
  ['another header', known('org-a', 'header'), shown('org-b', 'header'), 'other'],
  ['another header, a project in common', known('org-a', 'header', ['p1']), shown('acme-slug', 'header', { projects: ['p1'] }), 'same'],
  ['a header and a fingerprint', known('org-a', 'header'), shown('project:1', 'project'), 'unknown'],
  ['a fingerprint and a header', known('project:1', 'project'), shown('org-a', 'header'), 'unknown'],
  ['a fingerprint and a header, a project in common', known('project:1', 'project', ['p1', 'p2']), shown('org-a', 'header', { projects: ['p2'] }), 'same'],
  ['the same fingerprint', known('project:1', 'project'), shown('project:1', 'project'), 'same'],
  ['the same costs id', known('org-a', 'costs'), shown(null, null, { costs: 'org-a' }), 'same'],
  ['another costs id', known('org-a', 'costs'), shown('project:1', 'project', { costs: 'org-b' }), 'other'],
  ['a costs id and a key that shows none', known('org-a', 'costs'), shown(null, null), 'unknown'],
  ['a typed id and the header of it', known('org-a', 'admin'), shown('org-a', 'header'), 'same'],
  ['a typed id and nothing', known('org-a', 'admin'), shown(null, null), 'unknown'],
  ['two unknowns', known(null, null), shown(null, null), 'unknown'],
  ['no project in common, all of them read', known('project:1', 'project', ['p1']), shown('org-b', 'header', { projects: ['p9'], allProjects: true }), 'other'],
  ['no project in common, not all read', known('project:1', 'project', ['p1']), shown('org-b', 'header', { projects: ['p9'] }), 'unknown'],
] as const)('%s: %s, %s', (_what, connector, key, verdict) => {
  expect(sameVendorOrganization(connector, key)).toBe(verdict)
})

test('what any organization could call a project tells none apart', () => {
  expect([...telling(['proj_1', '', ' ', 'default', 'Default', 'none', null, 'proj_1', 'proj_default'])]).toEqual(['proj_1', 'proj_default'])
})
