import 'server-only'
import { parseLineItem } from '@/lib/domain/line-item'
import type { DecimalText } from '@/lib/domain/money'
import type { GroupBy } from '@/lib/domain/report-filter'
import { SERVICE_LABELS } from '@/lib/domain/services'
import type { ReadTx } from '@/lib/platform/tenant'
import type { Basis, Labelled } from '../report-frame-model'
import type { ReportScope } from '../report-scope'
import { amountsOf, daySums, totalsOf, type DayColumns, type DaySums } from './day-sums'
import { namesOf, type Name } from './names'
import { personOf, readPeople, type People } from './people'
import { RESIDUALS, TIER_NAMES } from './residuals'
import { allocatedSpend, directSpend, type Over, type SpendColumns } from './spend'

/** What dollars can be grouped by: what a reader chooses, and what single pages are about. */
export type Dimension = GroupBy | 'service' | 'batch' | 'tier'
/** The dollars of the period by day and group. The groups conserve every dollar: what has no thing is a named residual. */
export type GroupedSpend = { sums: DaySums; label: (key: string) => Labelled; basis: Basis }

const ALLOCATED = { user: 'user', batch: 'batch', tier: 'tier' } as const
const isAllocated = (by: Dimension): by is keyof typeof ALLOCATED => by in ALLOCATED

const thing = (id: string) => `thing:${id}`
/** The id behind a group's key. */
export const idOfKey = (key: string) => key.replace(/^thing:/, '')

/** Dollars by one dimension, with names. Model, service, line item, project and key are direct; people, batch and tiers are allocated. `over`: as in spend.ts. */
export async function groupedSpend(tx: ReadTx, scope: ReportScope, by: Dimension, over: Over = 'days'): Promise<GroupedSpend> {
  const spend = isAllocated(by) ? await allocatedSpend(tx, scope, by, over) : await directSpend(tx, scope, by === 'model' || by === 'service' ? 'lineItem' : by, over)
  const people = by === 'user' ? await readPeople(tx, scope) : null
  return {
    sums: daySums(over === 'days' ? scope.range : { from: scope.range.from, to: scope.range.from }, keyed(by, spend, people)),
    basis: basisOf(scope, by),
    label: labelled(await namesBy(tx, scope, by, people)),
  }
}

/** The dollars of each line item of the period; `id` null: billed without one. */
export async function lineItemTotals(tx: ReadTx, scope: ReportScope): Promise<{ id: string | null; amount: DecimalText }[]> {
  const { sums } = await groupedSpend(tx, scope, 'lineItem')
  return Array.from(amountsOf(totalsOf(sums)), ([key, amount]) => ({ id: key in RESIDUALS ? null : idOfKey(key), amount }))
}

/** Whether OpenAI bills these dollars to exactly these groups. */
export const basisOf = (scope: ReportScope, by: Dimension | null): Basis => (scope.only.users || (by && isAllocated(by)) ? 'allocated' : 'direct')

/** The names of groups, also where nothing was billed. */
export const labelsOf = async (tx: ReadTx, scope: ReportScope, by: Dimension) => labelled(await namesBy(tx, scope, by, by === 'user' ? await readPeople(tx, scope) : null))

const labelled = (names: Map<string, Name>) => (key: string): Labelled => {
  const residual = RESIDUALS[key]
  if (residual) return { key, ...residual, kind: 'residual' }
  const name = names.get(idOfKey(key))
  return { key, label: name?.label ?? idOfKey(key), note: name?.note ?? null, kind: 'thing' }
}

function keyed(by: Dimension, spend: SpendColumns[], people: People | null): DayColumns[] {
  const [told, refused] = [(id: string | null) => keyOf(by, { id, available: true }, people), (id: string | null) => keyOf(by, { id, available: false }, people)]
  return spend.map(({ available, ...columns }) => ({ ...columns, keyOf: available ? told : refused }))
}

function keyOf(by: Dimension, { id, available }: { id: string | null; available: boolean }, people: People | null): string {
  switch (by) {
    case 'lineItem': return id === null ? 'residual:no-line-item' : thing(id)
    case 'model': return orOther(id === null ? null : parseLineItem(id).model)
    case 'service': return orOther(id === null ? null : parseLineItem(id).service)
    case 'project': return id === null ? 'residual:no-project' : thing(id)
    case 'apiKey': return !available ? 'residual:not-available' : id === null ? 'residual:no-key' : thing(id)
    case 'user': return id === null ? 'residual:unattributed' : thing(people ? personOf(people, id) : id)
    case 'batch': case 'tier': return !available ? 'residual:no-usage' : id === null ? 'residual:not-stated' : id === 'other' ? 'residual:other-services' : thing(id)
  }
}

const orOther = (name: string | null) => (name === null ? 'residual:other-charges' : thing(name))

const SERVICES = new Map<string, Name>(Object.entries(SERVICE_LABELS).map(([service, { label }]) => [service, { label, note: null }]))

async function namesBy(tx: ReadTx, scope: ReportScope, by: Dimension, people: People | null): Promise<Map<string, Name>> {
  if (by === 'project') return namesOf(tx, scope, 'project')
  if (by === 'apiKey') return namesOf(tx, scope, 'api_key')
  if (by === 'service') return SERVICES
  if (by === 'batch' || by === 'tier') return TIER_NAMES
  return people?.persons ?? new Map()
}
