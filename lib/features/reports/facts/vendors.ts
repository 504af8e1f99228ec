import 'server-only'
import { z } from 'zod'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { personOf, readPeople } from './people'
import { dollars, thingsUsed } from './sources'

const Rows = z.array(z.object({ id: z.string(), connectorId: z.uuid() }))
const COLUMNS = { project: `s."projectId"`, apiKey: `s."apiKeyId"`, lineItem: `s."lineItem"` } as const

/**
 * The connectors, one per vendor organization, in whose rows of the period a thing stands, by group key. With one connector there is nothing to
 * tell apart; money without a thing belongs to none in particular.
 */
export async function vendorsOf(tx: ReadTx, scope: ReportScope, by: keyof typeof COLUMNS | 'user'): Promise<(key: string) => string[]> {
  if (scope.connectorIds.length < 2) return (key) => (key.startsWith('thing:') ? scope.connectorIds : [])
  const billed = by === 'user' ? [] : [{ ...dollars(scope, by), column: COLUMNS[by] }]
  const sources = by === 'lineItem' ? billed : [...billed, thingsUsed(scope, by, 'ids')]
  const people = by === 'user' ? await readPeople(tx, scope) : null
  const vendors = new Map<string, Set<string>>()
  for (const { from, where, values, column } of sources) {
    const rows = Rows.parse((await tx.query(`select distinct ${column} as id, f."connectorId" from ${from} where ${where} and ${column} is not null`, values)).rows)
    for (const { id, connectorId } of rows) {
      const key = `thing:${people ? personOf(people, id) : id}`
      vendors.set(key, (vendors.get(key) ?? new Set()).add(connectorId))
    }
  }
  return (key) => [...vendors.get(key) ?? []].sort()
}
