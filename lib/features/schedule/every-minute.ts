import 'server-only'
import { expireDrafts } from '@/lib/features/connectors/expire-drafts'
import { runImports } from '@/lib/features/connectors/run-imports'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'

const MINUTE_MS = 60_000
const store: { cloudmonitorMinute?: NodeJS.Timeout } & typeof globalThis = globalThis

/** Destroys expired drafts and goes on with history imports, now and every minute, in this process. */
export function startEveryMinute(): void {
  if (store.cloudmonitorMinute || !env().DATABASE_URL) return
  store.cloudmonitorMinute = setInterval(minute, MINUTE_MS).unref()
  minute()
}

function minute(): void {
  for (const [name, work] of [['expire-drafts', expireDrafts], ['run-imports', runImports]] as const) {
    work().catch((error: unknown) => log.error({ err: error, job: name }, 'a minute job failed'))
  }
}
