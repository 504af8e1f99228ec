import 'server-only'
import { z } from 'zod'
import type { SqlTx } from '@/lib/platform/tenant'
import { copyRows } from './copy-rows'
import { SERIES_COLUMNS, type SeriesColumns } from './series'

const quoted = SERIES_COLUMNS.map((column) => `"${column}"`).join(', ')

const Ids = z.array(z.object({ hash: z.string(), id: z.string() }))

/** Makes sure that every series exists, and returns their ids by hash, for the facts that follow. */
export async function ensureSeries(tx: SqlTx, organizationId: string, connectorId: string, series: Map<string, SeriesColumns>): Promise<Map<string, string>> {
  await tx.query(`create temporary table if not exists new_series (hash bytea, service text, "projectId" text, "userId" text, "apiKeyId" text, model text, batch boolean,
    "serviceTier" text, "lineItem" text, currency text, "quantityUnit" text, "apiKeyGrouped" boolean, extra jsonb) on commit drop`)
  await tx.query('truncate new_series')
  await copyRows(tx, 'new_series', ['hash', ...SERIES_COLUMNS], rowsOf(series))
  await tx.query(`insert into "Series" ("organizationId", "connectorId", hash, ${quoted})
    select $1::uuid, $2::uuid, n.hash, ${SERIES_COLUMNS.map((column) => `n."${column}"`).join(', ')} from new_series n
    where not exists (select 1 from "Series" s where s."organizationId" = $1::uuid and s."connectorId" = $2::uuid and s.hash = n.hash)
    on conflict ("organizationId", "connectorId", hash) do nothing`, [organizationId, connectorId])
  const ids = Ids.parse((await tx.query(
    `select encode(s.hash, 'hex') as hash, s.id::text as id from "Series" s join new_series n on n.hash = s.hash where s."organizationId" = $1 and s."connectorId" = $2`, [organizationId, connectorId])).rows)
  return new Map(ids.map(({ hash, id }) => [hash, id]))
}

function* rowsOf(series: Map<string, SeriesColumns>) {
  for (const [hash, one] of series) {
    yield [`\\x${hash}`, ...SERIES_COLUMNS.map((column) => (column === 'extra' ? JSON.stringify(one.extra) : one[column]))]
  }
}
