import 'server-only'
import { parseLineItem } from '@/lib/domain/line-item'
import type { DayRange } from '@/lib/domain/day'
import { daysWithAny, rowsOf } from '../facts/day-sums'
import { spendBy, thingOfKey } from '../facts/grouped-spend'
import { modelKey } from '../facts/residuals'
import type { ReportScope } from '../report-scope'
import { ofKey, type Asked, type Counted, type TermOf } from './asked'

const usd = (name: string, read: TermOf['read']): TermOf => ({ name, unit: 'USD', read })

/** Billed dollars by what the figure is told apart by; `key` is empty where it is not. */
async function spent({ tx, by }: Asked, scope: ReportScope): Promise<Counted[]> {
  const rows = rowsOf((await spendBy(tx, scope, by ?? 'lineItem')).sums)
  return by ? rows : rows.map((row) => ({ ...row, key: '' }))
}

/** Dollars of the line items that pass, told apart by model where the figure is. */
const ofLineItems = (name: string, passes: (asked: Asked, lineItem: string | null) => boolean) => usd(name, async (asked) =>
  rowsOf((await spendBy(asked.tx, asked.scope, 'lineItem')).sums).map((row) => ({ ...row, lineItem: thingOfKey(row.key) }))
    .filter(({ lineItem }) => passes(asked, lineItem)).map(({ lineItem, ...row }) => ({ ...row, key: asked.by === 'model' ? modelKey(lineItem) : row.key })))

const modelOf = (lineItem: string | null) => (lineItem === null ? null : parseLineItem(lineItem).model)
const tierOf = ({ catalogue }: Asked, lineItem: string | null) => { const model = modelOf(lineItem); return model === null ? 'none' : (catalogue(model).tier ?? 'unclassified') }
const tier = (name: string, wanted: ReturnType<typeof tierOf>) => ofLineItems(name, (asked, lineItem) => tierOf(asked, lineItem) === wanted)

const within = (scope: ReportScope, range: DayRange): ReportScope => ({ ...scope, range: { from: range.from, to: range.to } })

export const BILLED = usd('Billed dollars', async (asked) => ofKey(asked, await spent(asked, asked.scope)))
/** All dollars of the table that a row is a share of. */
export const ALL_BILLED = usd('All dollars', (asked) => spent(asked, asked.around))
export const COMPLETIONS_BILLED = ofLineItems('Dollars of completions line items', (_, lineItem) => lineItem !== null && parseLineItem(lineItem).service === 'completions')
export const BATCH_DOLLARS = usd('Dollars allocated to batch', async ({ tx, scope }) => rowsOf((await spendBy(tx, scope, 'batch')).sums).filter(({ key }) => key === 'thing:batch'))
export const UNCLASSIFIED = tier('Unclassified', 'unclassified')
export const NO_MODEL = tier('No model', 'none')
export const TIERS = [tier('Frontier', 'frontier'), tier('Mid', 'mid'), tier('Entry', 'entry'), UNCLASSIFIED, NO_MODEL]

/** Dollars of the models that were used for completions: the others have no tokens to stand against. */
export const USED_BILLED = usd('Dollars of models with tokens', async (asked) => {
  const used = new Set((await asked.usage()).map(({ model }) => (model === null ? 'residual:no-model' : `thing:${model}`)))
  return ofKey(asked, rowsOf((await spendBy(asked.tx, asked.scope, 'model')).sums).filter(({ key }) => used.has(key)))
})

const compared = (name: string, side: 'now' | 'before') => usd(name, async (asked) =>
  asked.compared ? ofKey(asked, await spent(asked, within(asked.scope, side === 'now' ? asked.compared.comparable : asked.compared))) : [])
export const NOW = compared('The days compared', 'now')
export const BEFORE = compared('The days before', 'before')

/** Days on which anything is billed: only their tokens are held against dollars. */
export async function billedDays({ tx, around }: Asked): Promise<Set<string>> {
  return daysWithAny((await spendBy(tx, around, 'model')).sums)
}
