import 'server-only'
import type { DayRange } from '@/lib/domain/day'
import type { PulledService } from '@/lib/domain/services'
import { now } from '@/lib/platform/clock'
import { ServiceAbsent, type ApiKey, type CallOptions, type Provider } from '@/lib/providers/provider'
import type { FetchedPull } from './fetched-pull'

/** `push(...many)` overflows the stack on a large page. */
function append<T>(to: T[], more: T[]) {
  for (const one of more) to.push(one)
}

/**
 * Reads one service and range to its end. An optional service the organization does not have is a complete fetch without rows.
 * @throws ProviderError
 */
export async function fetchPull(provider: Provider, key: ApiKey, service: PulledService, range: DayRange, width: '1d' | '1h' = '1d', options?: CallOptions): Promise<FetchedPull> {
  const pull: FetchedPull = { service, width, range, startedAt: now(), finishedAt: now(), usage: [], costs: [], rejected: [] }
  try {
    if (service === 'costs') {
      for await (const page of provider.costsBetween(key, range, options)) { append(pull.costs, page.records); append(pull.rejected, page.rejected) }
    } else {
      for await (const page of provider.usageBetween(key, service, range, width, options)) { append(pull.usage, page.records); append(pull.rejected, page.rejected) }
    }
  } catch (error) {
    if (!(error instanceof ServiceAbsent)) throw error
  }
  pull.finishedAt = now()
  return pull
}
