import { hashText, mix } from '../generator/random'
import type { Dimensions } from '../generator/stream'
import { OrganizationBuilder, type Workload } from './builder'
import type { Organization, Person, Project } from './organization'
import { billedOnly, chat, codeInterpreter, embeddings, fileSearch, images, moderations, speech, text, transcription, vectorStore, vision, voice, webSearch } from './workloads'

const MODELS = ['gpt-5.5-2026-04-23', 'gpt-5.4-mini-2026-03-17', 'gpt-5-mini-2025-08-07', 'gpt-4.1-2025-04-14', 'gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18', 'o3-2025-04-16', 'o4-mini-2025-04-16'] as const
const RHYTHMS = ['office', 'steady', 'night', 'sparse'] as const
const ODD_ITEMS = ['a charge nobody described', 'Scale Tier', 'container | memory', 'llama-9-2026-01-01, input', 'gpt-9-nova, output', 'Text tokens'] as const

/** Draws from a seed: the same organization for the same seed, on every machine. */
class Draws {
  #at = 0
  constructor(readonly seed: number) {}
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number { return least + (mix(this.seed, ++this.#at) % (most - least + 1)) }
  maybe(percent: number): boolean { return this.number(1, 100) <= percent }
  of<Item>(items: readonly Item[], fallback: Item): Item { return items[this.number(0, items.length - 1)] ?? fallback }
}

function anyChat(draw: Draws): Workload {
  const model = draw.of(MODELS, MODELS[0])
  const each = text(draw.number(0, 3000), draw.maybe(60) ? draw.number(0, 900) : 0, draw.number(1, 1200), draw.maybe(25) ? draw.number(1, 300) : 0)
  const work = chat(model, draw.number(1, 25), each, {
    rhythm: draw.of(RHYTHMS, 'steady'), batch: draw.maybe(25), tier: draw.of(['default', 'default', 'flex', 'priority', 'scale', null], null),
    ...(draw.maybe(10) ? { usageModel: model.replace(/-20\d\d-\d\d-\d\d$/, '') } : {}),
  })
  return draw.maybe(6) ? { ...work, dimensions: { model: null, batch: null, service_tier: null } } : work
}

const anyWork = (draw: Draws): Workload => draw.maybe(65) ? anyChat(draw) : draw.of<() => Workload>([
  () => embeddings('text-embedding-3-small', draw.number(1, 40), 300), () => images(draw.number(1, 4), '1024x1024'), () => speech(draw.number(1, 3)), () => transcription(draw.number(1, 3)), () => vision('gpt-4o-2024-08-06', draw.number(1, 5)),
  () => voice('gpt-4o-realtime-preview', 1), () => webSearch(draw.number(1, 3), draw.of(MODELS, MODELS[0]), 'low'), () => moderations(draw.number(1, 9)), () => fileSearch(draw.number(1, 4), 'vs_random'), () => codeInterpreter(1),
], () => moderations(1))()

/** Somebody else does the same with the same key, more or less of it: their dollars have to be split. */
const byAnother = (work: Workload, draw: Draws, people: Person[]): Workload =>
  ({ ...work, perHour: draw.number(1, 17), dimensions: { ...work.dimensions, user_id: people[draw.number(0, people.length - 1)]?.id ?? null } })

function peopleOf(build: OrganizationBuilder, draw: Draws): Person[] {
  return Array.from({ length: draw.number(1, 6) }, (_, index) => {
    // From a small pool: the same e-mail is met again in the next random organization, in other letters.
    const email = `person-${draw.number(1, 2)}.${index}@random.example`
    return build.person(`Person ${index}`, draw.maybe(30) ? email.toUpperCase() : email, '2025-01-06', { listed: draw.maybe(85), ...(draw.maybe(20) ? { kind: 'service_account' } : {}) })
  })
}

const PLACES: ((project: Project | undefined, person: Person | undefined) => Dimensions)[] = [
  () => ({ project_id: null, user_id: null, api_key_id: null }),
  (project) => ({ project_id: project?.id ?? null, user_id: null, api_key_id: null }),
  (project, person) => ({ project_id: project?.id ?? null, user_id: person?.id ?? null, api_key_id: null }),
]

/** An organization nobody thought of: what its seed says of projects, people, keys, kinds of work and quirks. For property tests. */
export const random = (slug: 'random-a' | 'random-b' | 'random-c') => (seed: string): Organization => {
  const draw = new Draws(hashText(`${seed}/${slug}`))
  const build = new OrganizationBuilder(slug, slug.slice(-1).repeat(2), slug, seed, {
    decisions: draw.maybe(30), undocumentedFields: draw.maybe(30), projectRowsInCosts: draw.maybe(50), malformedRows: draw.maybe(30), reasoningTokens: draw.maybe(40), emptyLastPage: draw.maybe(30),
  })
  const projects = Array.from({ length: draw.number(1, 5) }, (_, index) => build.project(`Project ${index}`, '2025-01-06'))
  const people = peopleOf(build, draw)
  for (let index = draw.number(1, 8); index > 0; index--) {
    const [project, person] = [projects[draw.number(0, projects.length - 1)], people[draw.number(0, people.length - 1)]]
    if (!project || !person) continue
    const key = build.key(`Key ${index}`, project, person, '2025-01-07', draw.maybe(15) ? { deleted: '2026-11-14' } : {})
    const works = Array.from({ length: draw.number(1, 3) }, () => anyWork(draw))
    build.uses(key, ...works, ...works.filter(() => draw.maybe(50)).map((work) => byAnother(work, draw, people)))
  }
  for (let index = draw.number(0, 4); index > 0; index--) {
    const place = draw.of(PLACES, () => ({}))(projects[draw.number(0, projects.length - 1)], people[draw.number(0, people.length - 1)])
    build.add(draw.maybe(50) ? anyChat(draw) : draw.maybe(30) ? vectorStore(draw.number(1, 9)) : billedOnly(draw.of(ODD_ITEMS, 'Text tokens'), 1, '0.0173'), place)
  }
  return build.organization
}
