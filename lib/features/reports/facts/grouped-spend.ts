import 'server-only'
import { parseLineItem } from '@/lib/domain/line-item'
import type { DecimalText } from '@/lib/domain/money'
import type { GroupBy } from '@/lib/domain/report-filter'
import { SERVICE_LABELS } from '@/lib/domain/services'
import type { Basis, BilledFor, Labelled } from '../report-frame-model'
import type { ReportScope } from '../report-scope'
import { once, type Snapshot } from '../snapshot'
import { amountsOf, daySums, regroup, totalsOf, type DayColumns, type DaySums } from './day-sums'
import { namesOf, type Name } from './names'
import { personOf, readPeople } from './people'
import { modelKey, RESIDUALS, TIER_NAMES } from './residuals'
import { allocatedSpend, directSpend, itemSpend, placeOf, workOf, type Over, type SpendColumns } from './spend'

/** What dollars can be grouped by: what a reader chooses, and what single pages are about. */
export type Dimension = GroupBy | 'service' | 'batch' | 'tier'
/** The dollars of the period by day and group. The groups conserve every dollar: what has no thing is a named residual. `label` names these groups. */
export type GroupedSpend = { sums: DaySums; label: (key: string) => Labelled; basis: Basis }
/** Its sums alone; `labels` reads the names for them. */
export type SpendBy = { sums: DaySums; labels: () => Promise<GroupedSpend['label']> }

const ALLOCATED: (Dimension | null)[] = ['user', 'batch', 'tier']

const thing = (id: string) => `thing:${id}`
/** The id behind a group's key. */
export const idOfKey = (key: string) => key.replace(/^thing:/, '')
/** The same of a group that may be money without a thing: null. */
export const thingOfKey = (key: string): string | null => (key in RESIDUALS ? null : idOfKey(key))

type Asked = { over?: Over; named?: 'billed' | 'all' }

/** Dollars by one dimension, with names. Model, service, line item, project and key are direct; people, batch and tiers are allocated. `over`: as in spend.ts. `named`: all, where things without dollars are shown too. */
export async function groupedSpend(tx: Snapshot, scope: ReportScope, by: Dimension, asked: Asked = {}): Promise<GroupedSpend> {
  const { sums, labels } = await spendBy(tx, scope, by, asked)
  return { sums, basis: basisOf(scope, by), label: await labels() }
}

/** Dollars by one dimension, as in `groupedSpend`, for who may need no names: only people are read at once, since they say whose dollars these are. */
export async function spendBy(tx: Snapshot, scope: ReportScope, by: Dimension, { over = 'days', named = 'billed' }: Asked = {}): Promise<SpendBy> {
  if (by === 'user') return spendOfPeople(tx, scope, over, named)
  const sums = await sumsBy(tx, scope, by, over)
  const few = named === 'billed' && sums.groups.size <= MANY_NAMES ? Array.from(sums.groups.keys(), idOfKey) : null
  return { sums, labels: async () => labelled(await namesBy(tx, scope, by, few), by) }
}

async function spendOfPeople(tx: Snapshot, scope: ReportScope, over: Over, named: 'billed' | 'all'): Promise<SpendBy> {
  const spend = await allocatedSpend(tx, scope, 'user', over)
  const ids = new Set(named === 'billed' ? spend.flatMap((day) => day.ids.filter((id) => id !== null)) : [])
  const people = await readPeople(tx, scope, { userIds: named === 'billed' && ids.size <= MANY_NAMES ? [...ids] : null })
  const sums = daySums(daysFor(scope, over), columnsBy(spend, (id) => (id === null ? 'residual:unattributed' : thing(personOf(people, id)))))
  return { sums, labels: async () => labelled(people.persons, 'user') }
}
/** More are sooner read with all others. */
const MANY_NAMES = 500

async function sumsBy(tx: Snapshot, scope: ReportScope, by: Exclude<Dimension, 'user'>, over: Over): Promise<DaySums> {
  const days = daysFor(scope, over)
  switch (by) {
    case 'lineItem': return itemSums(tx, scope, over)
    case 'model': return regroup(await itemSums(tx, scope, over), (key) => modelKey(thingOfKey(key)))
    case 'service': return regroup(await itemSums(tx, scope, over), (key) => serviceKey(thingOfKey(key)))
    case 'batch': case 'tier': return regroup(await workSums(tx, scope, over), (key) => workKey(key, by))
    case 'project': case 'apiKey': {
      if (scope.only.users) return regroup(await placeSums(tx, scope, over), (key) => placeKey(key, by))
      return daySums(days, columnsBy(await directSpend(tx, scope, by, over), by === 'project' ? projectKey : apiKeyKey))
    }
  }
}

const daysFor = (scope: ReportScope, over: Over) => (over === 'days' ? scope.range : { from: scope.range.from, to: scope.range.from })
/** `refused`: the group of what the vendor did not group so. */
const columnsBy = (spend: SpendColumns[], keyOf: DayColumns['keyOf'], refused = 'residual:not-available'): DayColumns[] => {
  const refusedKey = () => refused
  return spend.map(({ available, ...columns }) => ({ ...columns, keyOf: available ? keyOf : refusedKey }))
}

/** By line item: what models and services are grouped from. */
const itemSums = once(async (tx, scope: ReportScope, over: Over) => daySums(daysFor(scope, over), columnsBy(await itemSpend(tx, scope, over), (id) => (id === null ? 'residual:no-line-item' : thing(id)))))
/** By batch and tier together: what each of them is grouped from. */
const workSums = once(async (tx, scope: ReportScope, over: Over) => daySums(daysFor(scope, over), columnsBy(await allocatedSpend(tx, scope, 'work', over), (id) => thing(id ?? ''), 'residual:no-usage')))
/** By project and key together: dollars allocated to people are in no rollup, so each reading is of all their cells. */
const placeSums = once(async (tx, scope: ReportScope, over: Over) => daySums(daysFor(scope, over), columnsBy(await directSpend(tx, scope, 'place', over), (id) => thing(id ?? ''))))

const projectKey = (id: string | null) => (id === null ? 'residual:no-project' : thing(id))
const apiKeyKey = (id: string | null) => (id === null ? 'residual:no-key' : thing(id))

function placeKey(key: string, by: 'project' | 'apiKey'): string {
  const { project, apiKey, groupedByKey } = placeOf(idOfKey(key))
  if (by === 'project') return projectKey(project)
  return groupedByKey ? apiKeyKey(apiKey) : 'residual:not-available'
}

function workKey(key: string, by: 'batch' | 'tier'): string {
  if (key in RESIDUALS) return key
  const word = workOf(idOfKey(key))[by]
  return word === null ? 'residual:not-stated' : word === 'other' ? 'residual:other-services' : thing(word)
}

/** The dollars of each line item of the period; `id` null: billed without one. */
export async function lineItemTotals(tx: Snapshot, scope: ReportScope): Promise<{ id: string | null; amount: DecimalText }[]> {
  const { sums } = await spendBy(tx, scope, 'lineItem')
  return Array.from(amountsOf(totalsOf(sums)), ([key, amount]) => ({ id: thingOfKey(key), amount }))
}

/** Whether OpenAI bills these dollars to exactly these groups. */
export const basisOf = (scope: ReportScope, by: Dimension | null): Basis => (scope.only.users || ALLOCATED.includes(by) ? 'allocated' : 'direct')

/** The names of groups, also where nothing was billed. */
export const labelsOf = async (tx: Snapshot, scope: ReportScope, by: Dimension) => labelled(by === 'user' ? (await readPeople(tx, scope)).persons : await namesBy(tx, scope, by, null), by)

const labelled = (names: Map<string, Name>, by: Dimension) => (key: string): Labelled => {
  const residual = RESIDUALS[key]
  if (residual) return { key, ...residual, kind: 'residual' }
  const name = names.get(idOfKey(key))
  const billedFor = by === 'lineItem' ? readBilledFor(idOfKey(key)) : null
  return { key, label: name?.label ?? idOfKey(key), note: name?.note ?? null, kind: 'thing', ...(billedFor ? { billedFor } : {}) }
}

function readBilledFor(lineItem: string): BilledFor | null {
  const { model, service } = parseLineItem(lineItem)
  if (model !== null) return { kind: 'model', id: model, name: model }
  return service === null ? null : { kind: 'service', id: service, name: SERVICE_LABELS[service].label }
}

function serviceKey(lineItem: string | null): string {
  const service = lineItem === null ? null : parseLineItem(lineItem).service
  return service === null ? 'residual:other-charges' : thing(service)
}

const SERVICES = new Map<string, Name>(Object.entries(SERVICE_LABELS).map(([service, { label }]) => [service, { label, note: null }]))

async function namesBy(tx: Snapshot, scope: ReportScope, by: Exclude<Dimension, 'user'>, ids: string[] | null): Promise<Map<string, Name>> {
  if (by === 'project') return namesOf(tx, scope, 'project', ids)
  if (by === 'apiKey') return namesOf(tx, scope, 'api_key', ids)
  if (by === 'service') return SERVICES
  if (by === 'batch' || by === 'tier') return TIER_NAMES
  return new Map()
}
