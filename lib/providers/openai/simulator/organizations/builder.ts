import type { UsageService } from '@/lib/domain/services'
import type { Amounts } from '../generator/amounts'
import { hashText, idText } from '../generator/random'
import type { Charge, Dimensions, Rhythm, Stream } from '../generator/stream'
import { adminKeysOf } from './admin-keys'
import type { Organization, OrganizationOptions, Person, Project, ProjectKey } from './organization'

const PLAIN: OrganizationOptions = {
  header: true, organizationIdInCosts: true, undocumentedFields: false, userEmails: false, decisions: false, userIdInCosts: true,
  projectRowsInCosts: false, malformedRows: false, emptyLastPage: false, clampsCostsLimit: false, scopeFaultsAre401: false, reasoningTokens: false,
}

/** What somebody does with a model or a service. Times are ISO days, UTC. */
export type Workload = {
  service: UsageService | null
  rhythm: Rhythm
  perHour: number
  counter: Stream['counter']
  each: Amounts
  charges: readonly Charge[]
  dimensions?: Dimensions
  from?: string
  until?: string
}

const seconds = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000
const hours = (day: string) => seconds(day) / 3600

/** Puts an organization together from sentences: projects, people, keys and what each key does. */
export class OrganizationBuilder {
  readonly organization: Organization
  readonly #seed: string
  readonly #readableIds: boolean

  constructor(slug: string, short: string, name: string, seed: string, { readableIds = false, ...options }: Partial<OrganizationOptions> & { readableIds?: boolean } = {}) {
    this.#seed = seed
    this.#readableIds = readableIds
    this.organization = {
      slug, id: `org-${idText(slug, 24)}`, name, options: { ...PLAIN, ...options }, projects: [], people: [], keys: [], streams: [],
      adminKeys: adminKeysOf(slug, short, seconds('2025-06-02')),
    }
  }

  #id(prefix: string, name: string): string {
    const { slug } = this.organization
    return prefix + (this.#readableIds ? name.toLowerCase().replace(/[^a-z0-9]+/g, '_') : idText(`${slug}/${prefix}/${name}`, prefix === 'key_' ? 16 : 24))
  }

  project(name: string, created: string, archived?: string): Project {
    const project = { id: this.#id('proj_', name), name, createdAt: seconds(created), archivedAt: archived === undefined ? null : seconds(archived) }
    this.organization.projects.push(project)
    return project
  }

  person(name: string, email: string, added: string, more: Partial<Person> = {}): Person {
    const person: Person = { id: this.#id('user-', name), name, email, role: 'reader', addedAt: seconds(added), kind: 'user', listed: true, ...more }
    this.organization.people.push(person)
    return person
  }

  key(name: string, project: Project, owner: Person, created: string, more: { deleted?: string; ownerActive?: boolean } = {}): ProjectKey {
    const id = this.#id('key_', this.#readableIds ? name : `${name}/${project.name}/${owner.name}`)
    const key = {
      id, name, projectId: project.id, ownerId: owner.id, createdAt: seconds(created), last4: idText(id, 4),
      deletedAt: more.deleted === undefined ? null : seconds(more.deleted), ownerActive: more.ownerActive ?? true,
    }
    this.organization.keys.push(key)
    return key
  }

  /** What one key does; it stops when the key is deleted. */
  uses(key: ProjectKey, ...workloads: Workload[]): this {
    for (const work of workloads) {
      this.add(work, { project_id: key.projectId, user_id: key.ownerId, api_key_id: key.id }, key.createdAt / 3600, key.deletedAt === null ? Infinity : key.deletedAt / 3600)
    }
    return this
  }

  /** Usage of given dimensions, also of none: billed at organization level. */
  add(work: Workload, dimensions: Dimensions, from = 0, until = Infinity): this {
    const id = `${this.organization.slug}/${this.organization.streams.length}/${work.service ?? 'billed'}/${dimensions.api_key_id ?? dimensions.project_id ?? ''}`
    this.organization.streams.push({
      id, seed: hashText(`${this.#seed}/${id}`), service: work.service, rhythm: work.rhythm, perHour: work.perHour, counter: work.counter,
      perRequest: work.each, charges: work.charges, dimensions: { ...dimensions, ...work.dimensions },
      fromHour: Math.max(from, work.from === undefined ? 0 : hours(work.from)),
      untilHour: Math.min(until, work.until === undefined ? Infinity : hours(work.until)),
    })
    return this
  }
}
