import 'server-only'
import { log } from '@/lib/platform/log'
import { inTenant, inTenantSql } from '@/lib/platform/tenant'
import { now } from '@/lib/platform/clock'
import { ApiKey, type KnownDirectory, type Provider } from '@/lib/providers/provider'
import { lockedState } from '@/lib/features/ingest/lock-connector'
import { storeDirectory } from '@/lib/features/ingest/store-directory'
import type { Scope } from '@/lib/features/ingest/scope'
import { decryptSecret, KeyUnreadable } from '@/lib/platform/cipher'
import { DIRECTORY, isIn, isPulled, pullStates, type Draft } from './draft'
import { beginPull, markPull, pullService } from './preview-pull'
import { problemOfAny } from './problem-of-any'
import { providerOf } from './provider-of'

/** `asked`: how many starts are not done yet; `starting`: the last of them. */
type Running = { abort: AbortController; pulls: Map<string, Promise<void>>; asked: number; starting: Promise<void> }
const store: { cloudmonitorPreviews?: Map<string, Running> } & typeof globalThis = globalThis
const running = (store.cloudmonitorPreviews ??= new Map<string, Running>())

/**
 * Reads what the draft still lacks, all pulls side by side, in the background of this process. Asking again starts only what
 * is not under way; after a restart it goes on with what is missing. Failed pulls wait for Retry.
 */
export function ensurePreviewRuns(draft: Draft, known?: KnownDirectory): void {
  const one = running.get(draft.id) ?? { abort: new AbortController(), pulls: new Map<string, Promise<void>>(), asked: 0, starting: Promise.resolve() }
  running.set(draft.id, one)
  one.asked += 1
  // One start after the other: two that look at once would begin the same pull twice.
  one.starting = one.starting.then(() => start(one, draft, known))
    .catch((error: unknown) => log.error({ err: error, connectorId: draft.id }, 'the preview could not start'))
    .finally(() => { one.asked -= 1; forgetWhenIdle(draft.id, one) })
}

/** Ends the reading of a cancelled draft; resolves when nothing of it runs any more. */
export async function stopPreview(draftId: string): Promise<void> {
  const one = running.get(draftId)
  one?.abort.abort()
  await one?.starting
  await Promise.all(one?.pulls.values() ?? [])
}

function forgetWhenIdle(draftId: string, one: Running): void {
  if (one.pulls.size === 0 && one.asked === 0) running.delete(draftId)
}

async function start(one: Running, draft: Draft, known?: KnownDirectory): Promise<void> {
  const scope: Scope = { organizationId: draft.organizationId, connectorId: draft.id }
  // Looked at before the states are: a pull that ends in between still stands there as running, and would begin anew.
  const underWay = new Set(one.pulls.keys())
  const states = await inTenant(scope, (tx) => pullStates(tx, draft))
  if (one.abort.signal.aborted) return
  for (const { service, status } of states) {
    if (isIn(status) || status === 'failed' || underWay.has(service)) continue
    const pull = pullOne(draft, scope, service, one.abort.signal, known)
      .catch((error: unknown) => log.error({ err: error, connectorId: draft.id, service }, 'a pull of the preview stopped'))
      .finally(() => { one.pulls.delete(service); forgetWhenIdle(draft.id, one) })
    one.pulls.set(service, pull)
  }
}

async function pullOne(draft: Draft, scope: Scope, service: string, signal: AbortSignal, known?: KnownDirectory): Promise<void> {
  const provider = providerOf(draft.provider)
  const key = openKey(draft, scope)
  if (!key) await markPull(scope, service, 'failed', { code: 'key_unreadable', message: new KeyUnreadable().message, nextStep: 'Cancel, and verify the key again.', retryAt: null })
  else if (isPulled(service)) await pullService(provider, key, scope, service, draft.range, signal)
  else if (service === DIRECTORY) await pullDirectory(provider, key, scope, signal, known)
}

function openKey(draft: Draft, scope: Scope): ApiKey | null {
  try {
    return new ApiKey(decryptSecret(draft.keyCiphertext ?? '', scope))
  } catch (error) {
    if (error instanceof KeyUnreadable) return null
    throw error
  }
}

async function pullDirectory(provider: Provider, key: ApiKey, scope: Scope, signal: AbortSignal, known?: KnownDirectory): Promise<void> {
  const startedAt = now()
  try {
    if (!(await beginPull(scope, DIRECTORY))) return
    const { records, complete } = await provider.directory(key, known, { signal })
    await inTenantSql(scope, async (tx) => {
      // Names of a draft that was cancelled or has expired meanwhile are not kept.
      const state = await lockedState(tx, scope)
      if (state === 'draft' || state === 'active') await storeDirectory(tx, scope, records, complete ? ['project', 'user', 'api_key'] : [], startedAt)
    })
    await markPull(scope, DIRECTORY, complete ? 'done' : 'absent')
  } catch (error) {
    if (!signal.aborted) await markPull(scope, DIRECTORY, 'failed', problemOfAny(error, { connectorId: scope.connectorId, service: DIRECTORY }))
  }
}
