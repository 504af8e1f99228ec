import 'server-only'
import type { SqlTx } from '@/lib/platform/tenant'
import { copyRows } from './copy-rows'
import { SERIES_COLUMNS, type SeriesColumns } from './series'

const quoted = SERIES_COLUMNS.map((column) => `"${column}"`).join(', ')

/**
 * Makes sure that every series exists, and leaves (hash, id) of all of them in the temporary table `fact_series` of this
 * transaction, for the inserts that follow.
 */
export async function ensureSeries(tx: SqlTx, organizationId: string, connectorId: string, series: Map<string, SeriesColumns>): Promise<void> {
  await tx.query(`create temporary table if not exists new_series (hash bytea, service text, "projectId" text, "userId" text, "apiKeyId" text, model text, batch boolean,
    "serviceTier" text, "lineItem" text, currency text, "quantityUnit" text, "apiKeyGrouped" boolean, extra jsonb) on commit drop`)
  await tx.query('truncate new_series')
  await copyRows(tx, 'new_series', ['hash', ...SERIES_COLUMNS], rowsOf(series))
  await tx.query(`insert into "Series" ("organizationId", "connectorId", hash, ${quoted})
    select $1::uuid, $2::uuid, n.hash, ${SERIES_COLUMNS.map((column) => `n."${column}"`).join(', ')} from new_series n
    where not exists (select 1 from "Series" s where s."organizationId" = $1::uuid and s."connectorId" = $2::uuid and s.hash = n.hash)
    on conflict ("organizationId", "connectorId", hash) do nothing`, [organizationId, connectorId])
  await tx.query('drop table if exists fact_series')
  await tx.query(`create temporary table fact_series on commit drop as
    select encode(s.hash, 'hex') as hash, s.id from "Series" s join new_series n on n.hash = s.hash where s."organizationId" = '${safeUuid(organizationId)}' and s."connectorId" = '${safeUuid(connectorId)}'`)
}

function* rowsOf(series: Map<string, SeriesColumns>) {
  for (const [hash, one] of series) {
    yield [`\\x${hash}`, ...SERIES_COLUMNS.map((column) => (column === 'extra' ? JSON.stringify(one.extra) : one[column]))]
  }
}

/** `create table as` takes no parameters: only the characters of a uuid pass. */
function safeUuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new TypeError('not a uuid')
  return text
}
