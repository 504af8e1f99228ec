import type { Organization } from './organization'
import { OrganizationBuilder } from './builder'
import { chat, text } from './workloads'

/**
 * Tells reasoning tokens in every chat row, as OpenAI does not yet: three fifths of the output of models that think. Every hour is the same.
 * One key: 10 requests an hour of o3 (100 output tokens each), 10 of gpt-5-mini (200), 10 of gpt-4.1 (50, none of them thinking).
 */
export function thinking(seed: string): Organization {
  const build = new OrganizationBuilder('thinking', 'th', 'Thinking', seed, { readableIds: true, reasoningTokens: true })
  const project = build.project('Only thoughts', '2025-01-06')
  const owner = build.person('Theo', 'theo@thinking.example', '2025-01-06', { role: 'owner' })
  return build.uses(build.key('Theo key', project, owner, '2025-01-07'),
    chat('o3-2025-04-16', 10, text(500, 0, 100), { rhythm: 'exact' }), chat('gpt-5-mini-2025-08-07', 10, text(500, 100, 200), { rhythm: 'exact' }), chat('gpt-4.1-2025-04-14', 10, text(500, 0, 50), { rhythm: 'exact' }),
  ).organization
}
