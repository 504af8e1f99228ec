import 'server-only'
import { env } from '@/lib/platform/env'
import { PROVIDER_IDS, type Provider, type ProviderId } from '@/lib/providers/provider'
import { createProvider } from '@/lib/providers/registry'

/** The provider with this installation's settings. The base address comes from the environment only. */
export const providerOf = (id: ProviderId): Provider => createProvider(id, { openai: { baseUrl: env().OPENAI_BASE_URL } })

/** A stored provider id as one we know. @throws Error when an older version no longer fits the row */
export function providerIdOf(text: string): ProviderId {
  const id = PROVIDER_IDS.find((known) => known === text)
  if (!id) throw new Error('a connector of an unknown provider')
  return id
}
