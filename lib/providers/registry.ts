import 'server-only'
import { createOpenAiProvider, type OpenAiSettings } from '@/lib/providers/openai'
import type { Provider, ProviderId } from '@/lib/providers/provider'

/** What the caller reads from the environment and hands in; a provider reads none itself. */
export type ProviderSettings = { openai: OpenAiSettings }

const FACTORIES: { [Id in ProviderId]: (settings: ProviderSettings[Id]) => Provider } = {
  openai: createOpenAiProvider,
}

/** The provider behind an id. A second vendor is one folder and one line here. */
export const createProvider = (id: ProviderId, settings: ProviderSettings): Provider => FACTORIES[id](settings[id])
