import 'server-only'
import { z } from 'zod'
import type { FetchedPull } from '@/lib/features/ingest/fetched-pull'
import { sql, type SqlTx, type Tx } from '@/lib/platform/tenant'
import { isPulled, type Draft } from './draft'
import { costsFromJson, rejectedFromJson, usageFromJson } from './draft-records'

const Rows = z.array(z.object({ service: z.string(), page: z.number(), startedAt: z.date(), finishedAt: z.date().nullable(), records: z.unknown(), rejected: z.unknown() }))

/** The kept pages of a draft, joined to one fetch per service: what is shown and what Save stores are the same rows. */
export async function draftPulls(tx: Tx | SqlTx, draft: Pick<Draft, 'organizationId' | 'id' | 'range'>): Promise<FetchedPull[]> {
  const rows = Rows.parse(await sql(tx, `select service, page, "startedAt", "finishedAt", records, rejected from "DraftPull" where "organizationId" = $1::uuid and "connectorId" = $2::uuid order by service, page`, [draft.organizationId, draft.id]))
  const pulls = new Map<string, FetchedPull>()
  for (const row of rows) {
    if (!isPulled(row.service)) continue
    const pull = pulls.get(row.service) ?? { service: row.service, width: '1d' as const, range: draft.range, startedAt: row.startedAt, finishedAt: row.finishedAt ?? row.startedAt, usage: [], costs: [], rejected: [] }
    pulls.set(row.service, pull)
    if (row.service === 'costs') pull.costs = pull.costs.concat(costsFromJson(row.records))
    else pull.usage = pull.usage.concat(usageFromJson(row.records))
    pull.rejected = pull.rejected.concat(rejectedFromJson(row.rejected))
  }
  return [...pulls.values()]
}
