import { inTenantSql } from '@/lib/platform/tenant'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { madePulls } from './made-pulls'

/** Stores one sync after the other, each with other content, until it is ended: what the job worker does while people read. */
const [organizationId = '', connectorId = '', perDay = '100'] = process.argv.slice(2)
const scope = { organizationId, connectorId }

process.send?.('storing')
for (let run = 0; ; run += 1) {
  const { usage, costs } = madePulls(Number(perDay), run)
  for (const pull of [usage, costs]) await inTenantSql(scope, (tx) => storePulls(tx, scope, [pull], 'daily'))
}
