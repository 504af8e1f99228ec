import type { Organization } from './organization'
import { OrganizationBuilder } from './builder'
import { chat, embeddings, images, text, vectorStore } from './workloads'

const MODELS = ['gpt-5-mini-2025-08-07', 'gpt-5.4-2026-03-05', 'gpt-4.1-2025-04-14', 'gpt-4o-mini-2024-07-18', 'o4-mini-2025-04-16'] as const
const pick = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0]

/** 400 projects, 600 people and 2200 keys, each key busy on about one day in ten: many pages of everything. */
export function large(seed: string): Organization {
  const build = new OrganizationBuilder('large', 'la', 'Large Group', seed)
  const people = Array.from({ length: 600 }, (_, index) => build.person(`Member ${index + 1}`, `member-${index + 1}@large.example`, '2025-01-06', { role: index < 3 ? 'owner' : 'reader' }))
  for (let p = 0; p < 400; p++) {
    const project = build.project(`Team ${p + 1}`, '2025-01-07', p % 25 === 24 ? '2026-10-01' : undefined)
    const count = p === 0 ? 205 : 5
    for (let k = 0; k < count; k++) {
      const owner = people[(p * 5 + k) % people.length]
      if (!owner) continue
      const key = build.key(`key-${p + 1}-${k + 1}`, project, owner, '2025-01-08', k === 4 && p % 10 === 0 ? { deleted: '2026-09-01' } : {})
      build.uses(key, chat(pick(MODELS, p + k), 20, text(900, 300, 250), { rhythm: 'sparse', ...(project.archivedAt === null ? {} : { until: '2026-10-01' }) }))
      if (p % 20 === 0 && k === 0) build.uses(key, embeddings('text-embedding-3-small', 50, 700, 'office'), images(1, '1024x1024'))
    }
    if (p % 50 === 0) build.add(vectorStore(1 + p / 50), { project_id: project.id })
  }
  return build.organization
}
