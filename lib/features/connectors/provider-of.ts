import 'server-only'
import { env } from '@/lib/platform/env'
import type { Provider } from '@/lib/providers/provider'
import type { PulledService } from '@/lib/domain/services'
import { createProvider, providerIds } from '@/lib/providers/registry'

/** The provider of a stored id with this installation's settings. The base address comes from the environment only. @throws Error for an unknown one */
export const providerOf = (id: string): Provider => createProvider(id, { openai: { baseUrl: env().OPENAI_BASE_URL } })

export const isProvider = (id: string): boolean => providerIds().includes(id)

/** What is pulled of a connector of this provider: its services and the costs. A day is settled when all of them are. */
export const pulledOf = (id: string): PulledService[] => [...providerOf(id).services.map(({ service }) => service), 'costs']

/** The same of every provider, as two columns for a query over connectors of several. */
export function pulledPairs(): { providers: string[]; services: PulledService[] } {
  const pairs = providerIds().flatMap((provider) => pulledOf(provider).map((service) => ({ provider, service })))
  return { providers: pairs.map(({ provider }) => provider), services: pairs.map(({ service }) => service) }
}
