/** How a vendor organization is known: its id and where that came from, and the projects seen in it. */
export type Identity = { vendorOrganizationId: string | null; source: string | null; projectIds: ReadonlySet<string> }

const NO_TELLING = ['', 'default', 'none', 'null', 'unknown']

/** Project ids as far as they tell vendor organizations apart: a word that any of them could have for no project, or its first, does not. */
export const telling = (ids: Iterable<string | null>): Set<string> =>
  new Set([...ids].flatMap((id) => (id === null || NO_TELLING.includes(id.trim().toLowerCase()) ? [] : id)))

/** What a new key shows. `costsOrganizationId`: named by its costs rows, where they were asked; `allProjects`: the list was read to its end. */
export type Shown = Identity & { costsOrganizationId: string | null; allProjects: boolean }

/**
 * Whether a new key reads the vendor organization of a connector. An id from the header, one from costs rows and a project's
 * fingerprint may name the same organization differently, so only equal kinds can differ; equal values, or a project in
 * common (project ids are unique at the vendor), are proof of any kind. Two unknowns are never equal (product.md, Words).
 */
export function sameVendorOrganization(known: Identity, shown: Shown): 'same' | 'other' | 'unknown' {
  const ids = [shown.vendorOrganizationId, shown.costsOrganizationId]
  if (known.vendorOrganizationId !== null && ids.includes(known.vendorOrganizationId)) return 'same'
  if ([...shown.projectIds].some((id) => known.projectIds.has(id))) return 'same'
  const otherHeader = known.source === 'header' && shown.source === 'header'
  const otherCosts = known.source === 'costs' && shown.costsOrganizationId !== null
  const otherProjects = shown.allProjects && shown.projectIds.size > 0 && known.projectIds.size > 0
  return otherHeader || otherCosts || otherProjects ? 'other' : 'unknown'
}
