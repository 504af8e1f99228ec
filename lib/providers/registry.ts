import 'server-only'
import { createOpenAiProvider, type OpenAiSettings } from '@/lib/providers/openai'
import type { Provider } from '@/lib/providers/provider'

/** What the caller reads from the environment and hands in; a provider reads none itself. */
export type ProviderSettings = { openai: OpenAiSettings }

const FACTORIES = new Map<string, (settings: ProviderSettings) => Provider>([
  ['openai', ({ openai }) => createOpenAiProvider(openai)],
])

/** Every provider there is, by its stored id. */
export const providerIds = (): string[] => [...FACTORIES.keys()]

/** The provider behind a stored id. A second vendor is one folder and one line here, and its part of `ProviderSettings` where it has a setting. @throws Error when an older version no longer fits the row */
export function createProvider(id: string, settings: ProviderSettings): Provider {
  const create = FACTORIES.get(id)
  if (!create) throw new Error('a connector of an unknown provider')
  return create(settings)
}
