import 'server-only'
import { log } from '@/lib/platform/log'
import { importHistoryChunk } from './import-history'
import { importsDue } from './imports-due'

const store: { cloudmonitorImports?: Set<string> } & typeof globalThis = globalThis
const running = (store.cloudmonitorImports ??= new Set<string>())

/** Goes on with every history import that has something missing, one chunk after the other, each connector once in this process. */
export async function runImports(): Promise<void> {
  const waiting = (await importsDue()).filter(({ connectorId }) => !running.has(connectorId))
  await Promise.all(waiting.map(async ({ connectorId: id, organizationId }) => {
    running.add(id)
    try {
      while ((await importHistoryChunk({ organizationId, actor: { kind: 'job', name: 'import-history' } }, id)).more);
    } catch (error) {
      log.warn({ err: error, connectorId: id }, 'the history import stopped; it goes on at the next minute')
    } finally {
      running.delete(id)
    }
  }))
}
