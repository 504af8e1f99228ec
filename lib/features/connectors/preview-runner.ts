import 'server-only'
import { log } from '@/lib/platform/log'
import { inTenant, inTenantSql } from '@/lib/platform/tenant'
import { now } from '@/lib/platform/clock'
import { ApiKey, type KnownDirectory, type Provider } from '@/lib/providers/provider'
import { storeDirectory } from '@/lib/features/ingest/store-directory'
import type { Scope } from '@/lib/features/ingest/scope'
import { decryptSecret } from '@/lib/platform/cipher'
import { DIRECTORY, isIn, isPulled, pullStates, type Draft } from './draft'
import { markPull, pullService } from './preview-pull'
import { problemOfError } from './problem'
import { providerIdOf, providerOf } from './provider-of'

type Running = { abort: AbortController; done: Promise<void> }
const store: { cloudmonitorPreviews?: Map<string, Running> } & typeof globalThis = globalThis
const running = (store.cloudmonitorPreviews ??= new Map<string, Running>())

/**
 * Reads what the draft still lacks, all pulls side by side, in the background of this process. Asking again while it runs
 * does nothing; after a restart it goes on with what is missing. Failed pulls wait for Retry.
 */
export function ensurePreviewRuns(draft: Draft, known?: KnownDirectory): void {
  if (running.has(draft.id)) return
  const abort = new AbortController()
  const done = run(draft, abort.signal, known)
    .catch((error: unknown) => log.error({ err: error, connectorId: draft.id }, 'the preview stopped'))
    .finally(() => running.delete(draft.id))
  running.set(draft.id, { abort, done })
}

/** Ends the reading of a cancelled draft; resolves when nothing of it runs any more. */
export async function stopPreview(draftId: string): Promise<void> {
  const one = running.get(draftId)
  one?.abort.abort()
  await one?.done
}

async function run(draft: Draft, signal: AbortSignal, known?: KnownDirectory): Promise<void> {
  const scope: Scope = { organizationId: draft.organizationId, connectorId: draft.id }
  const provider = providerOf(providerIdOf(draft.provider))
  const key = new ApiKey(decryptSecret(draft.keyCiphertext ?? '', scope))
  const states = await inTenant(scope, (tx) => pullStates(tx, draft))
  const missing = states.filter(({ status }) => !isIn(status) && status !== 'failed').map(({ service }) => service)
  await Promise.all(missing.map((service) => {
    if (isPulled(service)) return pullService(provider, key, scope, service, draft.range, signal)
    return service === DIRECTORY ? pullDirectory(provider, key, scope, signal, known) : undefined
  }))
}

async function pullDirectory(provider: Provider, key: ApiKey, scope: Scope, signal: AbortSignal, known?: KnownDirectory): Promise<void> {
  const startedAt = now()
  await markPull(scope, DIRECTORY, 'running')
  try {
    const { records, complete } = await provider.directory(key, known, { signal })
    await inTenantSql(scope, (tx) => storeDirectory(tx, scope, records, complete ? ['project', 'user', 'api_key'] : [], startedAt))
    await markPull(scope, DIRECTORY, complete ? 'done' : 'absent')
  } catch (error) {
    if (!signal.aborted) await markPull(scope, DIRECTORY, 'failed', problemOfError(error))
  }
}
