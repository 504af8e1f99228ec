import 'server-only'
import { z } from 'zod'
import { parseLineItem } from '@/lib/domain/line-item'
import type { GroupBy } from '@/lib/domain/report-filter'
import type { SqlTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { directSpend, spendByPerson, type Spend } from './spend'

export type Labelled = { key: string; label: string; note: string | null; kind: 'thing' | 'residual' }
/** The dollars of the period by day and group. The groups conserve every dollar: what has no thing is a named residual. */
export type GroupedSpend = { rows: { day: Spend['day']; key: string; amount: Spend['amount'] }[]; label: (key: string) => Labelled }

const RESIDUALS: Record<string, { label: string; note: string }> = {
  'residual:other-charges': { label: 'Other charges', note: 'Billed under a line item that names no model' },
  'residual:no-project': { label: 'No project', note: 'Billed to the organization, not to a project' },
  'residual:no-key': { label: 'No API key', note: 'Billed without an API key' },
  'residual:not-available': { label: 'Not available', note: 'OpenAI does not give dollars by API key for these days' },
  'residual:unattributed': { label: 'Unattributed', note: 'Billed without usage that names a person' },
  'residual:no-line-item': { label: 'No line item', note: 'Billed without a line item' },
}

const thing = (id: string) => `thing:${id}`
const idOf = (key: string) => key.slice('thing:'.length)

/** Dollars by one dimension, with names. Model, line item, project and key are direct; people are allocated. */
export async function groupedSpend(tx: SqlTx, scope: ReportScope, groupBy: GroupBy): Promise<GroupedSpend> {
  const spend = groupBy === 'user' ? await spendByPerson(tx, scope) : await directSpend(tx, scope, groupBy === 'model' ? 'lineItem' : groupBy)
  const keyOf = KEYS[groupBy]
  const names = await namesOf(tx, scope, groupBy)
  return {
    rows: spend.map((row) => ({ day: row.day, key: keyOf(row), amount: row.amount })),
    label: (key) => {
      const residual = RESIDUALS[key]
      if (residual) return { key, ...residual, kind: 'residual' }
      const id = idOf(key)
      const name = names.get(id)
      return { key, label: name?.label ?? id, note: name?.note ?? null, kind: 'thing' }
    },
  }
}

const KEYS: Record<GroupBy, (row: Spend) => string> = {
  lineItem: ({ id }) => (id === null ? 'residual:no-line-item' : thing(id)),
  model: ({ id }) => { const model = id === null ? null : parseLineItem(id).model; return model === null ? 'residual:other-charges' : thing(model) },
  project: ({ id }) => (id === null ? 'residual:no-project' : thing(id)),
  apiKey: ({ id, available }) => (!available ? 'residual:not-available' : id === null ? 'residual:no-key' : thing(id)),
  user: ({ id }) => (id === null ? 'residual:unattributed' : thing(id)),
}

const KINDS: Partial<Record<GroupBy, string>> = { project: 'project', apiKey: 'api_key', user: 'user' }
const Entries = z.array(z.object({ id: z.string(), name: z.string().nullable(), note: z.string().nullable() }))

async function namesOf(tx: SqlTx, scope: ReportScope, groupBy: GroupBy): Promise<Map<string, { label: string; note: string | null }>> {
  const kind = KINDS[groupBy]
  if (!kind) return new Map()
  const rows = Entries.parse((await tx.query(
    `select ${kind === 'user' ? `coalesce(email, "externalId")` : '"externalId"'} as id, max(coalesce(name, email)) as name,
       case when bool_and("personKind" is not distinct from 'service_account') then 'service account' when bool_and(state <> 'active') then min(case state when 'deleted' then case kind when 'api_key' then 'deleted key' else 'deleted' end else state end) end as note
     from "DirectoryEntry" where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and kind = $3 group by 1`, [scope.organizationId, scope.connectorIds, kind])).rows)
  return new Map(rows.map(({ id, name, note }) => [id, { label: name ?? id, note }]))
}
