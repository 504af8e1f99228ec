import { readFileSync } from 'node:fs'

import { importHistoryChunk } from '@/lib/features/connectors/import-history'
import { pollService } from '@/lib/features/connectors/poll-connector'
import { lastDays } from '@/lib/domain/day'
import { today } from '@/lib/platform/clock'
import { disconnect } from '@/lib/platform/db'

/** Imports one connector's history as the job worker does, and says what it holds: idle with everything loaded, and at most. */
const [organizationId = '', idleConnector = '', connectorId = ''] = process.argv.slice(2)
const job = { organizationId, actor: { kind: 'job' as const, name: 'bench' } }

/** Resident memory in bytes: now, and the most there ever was. */
const status = (name: 'VmRSS' | 'VmHWM') => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024

// After Save, the days shown are stored: how many rows a day has is known.
await pollService(job, connectorId, { service: 'completions', width: '1d', range: lastDays(today(), 1) }, 'daily')
while ((await importHistoryChunk(job, idleConnector)).more);
const idle = status('VmRSS')
let rows = 0
for (let more = true; more;) {
  const chunk = await importHistoryChunk(job, connectorId)
  more = chunk.more
  rows += chunk.rows
}
process.send?.({ idle, most: status('VmHWM'), rows })
await disconnect()
