import { parseLineItem, type Direction, type LineItem } from '@/lib/domain/line-item'
import { undatedModel } from '@/lib/domain/model-join'
import type { Measure } from '@/lib/domain/services'
import { uncachedInputTokens } from '@/lib/domain/tokens'
import type { AttributedCell, BilledCell, UsageCell } from './cell'
import { splitAmount } from './split'

/** Their usage names no key: dollars by key still belong to the project's usage. */
const KEYLESS = new Set<string>(['vector_stores', 'code_interpreter_sessions'])
const OWN_TIERS = new Set(['flex', 'priority'])

/**
 * Spreads billed dollars over the usage that caused them (product.md, Attribution): within day × project × key, over the
 * usage of the line item's own service, model and measure, batch at half weight. The parts of a line item sum to its
 * billed dollars exactly; without matching usage they stay whole and unattributed.
 */
export function allocate(billed: Iterable<BilledCell>, usage: Iterable<UsageCell>): AttributedCell[] {
  const places = indexUsage(usage)
  const parsed = new Map<string, LineItem>()
  const cells: AttributedCell[] = []
  for (const cost of billed) {
    const item = cost.lineItem === null ? null : (parsed.get(cost.lineItem) ?? parseLineItem(cost.lineItem))
    if (item) parsed.set(item.verbatim, item)
    const place = item?.service ? places.get(placeOf(cost, cost.apiKeyGrouped && !KEYLESS.has(item.service))) : undefined
    const shares = item && place ? sharesOf(item, place) : []
    const one = { costSeriesId: cost.seriesId, day: cost.day }
    if (!shares.length) {
      cells.push({ ...one, usageSeriesId: null, amount: cost.amount, basis: 'direct' })
      continue
    }
    const amounts = splitAmount(cost.amount, shares.map(({ weight }) => weight))
    shares.forEach(({ cell }, index) => cells.push({ ...one, usageSeriesId: cell.seriesId, amount: amounts[index] ?? cost.amount, basis: shares.length === 1 ? 'direct' : 'allocated' }))
  }
  return cells
}

type Place = { day: string; projectId: string | null; apiKeyId: string | null }
/** Where OpenAI refused to group dollars by key, all keys of the project share them. */
const placeOf = ({ day, projectId, apiKeyId }: Place, byKey: boolean) => (byKey ? `key\0${day}\0${part(projectId)}\0${part(apiKeyId)}` : `project\0${day}\0${part(projectId)}`)
/** No id has a NUL in it: none can be stored. */
const part = (id: string | null) => id ?? '\0'

function indexUsage(usage: Iterable<UsageCell>): Map<string, UsageCell[]> {
  const places = new Map<string, UsageCell[]>()
  for (const cell of usage) {
    for (const place of [placeOf(cell, true), placeOf(cell, false)]) {
      const cells = places.get(place)
      if (cells) cells.push(cell)
      else places.set(place, [cell])
    }
  }
  return places
}

type Share = { cell: UsageCell; weight: bigint }

function sharesOf(item: LineItem, place: UsageCell[]): Share[] {
  const weighed = place.filter((cell) => cell.service === item.service).map((cell) => ({ cell, weight: weightOf(item, cell) })).filter(({ weight }) => weight > 0n)
  // A tier of its own comes first: an exact name in another tier must not hide it. A plain one yields where it can.
  return item.tier ? ofModel(item, ofTier(item, weighed)) : ofTier(item, ofModel(item, weighed))
}

/** Exactly the same name first, then without the date of the snapshot; a line item without a model takes all of its service. */
function ofModel(item: LineItem, shares: Share[]): Share[] {
  if (!item.model) return shares
  const exact = shares.filter(({ cell }) => cell.model === item.model)
  if (exact.length) return exact
  const base = undatedModel(item.model)
  return shares.filter(({ cell }) => cell.model !== null && undatedModel(cell.model) === base)
}

/** A flex or priority line item takes only that tier; a plain one leaves those tiers to their own line items where it can. */
function ofTier(item: LineItem, shares: Share[]): Share[] {
  if (item.tier === 'batch') return shares.filter(({ cell }) => cell.batch === true)
  if (item.tier) return shares.filter(({ cell }) => cell.serviceTier === item.tier)
  const plain = shares.filter(({ cell }) => !OWN_TIERS.has(cell.serviceTier ?? ''))
  return plain.length ? plain : shares
}

/** Units of the line item's own measure; twice for what is not batch, since batch costs half. */
function weightOf(item: LineItem, { measures, batch }: UsageCell): bigint {
  const units = unitsOf(item, measures)
  return item.tier === 'batch' || batch ? units : units * 2n
}

function unitsOf(item: LineItem, measures: UsageCell['measures']): bigint {
  if (item.measure === null) return (measures.input_tokens ?? 0n) + (measures.output_tokens ?? 0n)
  if (item.measure === 'input_uncached_tokens') return positive(uncachedInputTokens(measures))
  // A row without the split by modality still counts by its direction.
  return positive(measures[item.measure] ?? (item.direction && measures[BY_DIRECTION[item.direction]]))
}

const BY_DIRECTION: Record<Direction, Measure> = { input: 'input_uncached_tokens', cached_input: 'input_cached_tokens', cache_write: 'input_cache_write_tokens', output: 'output_tokens' }

const positive = (units: bigint | null | undefined) => (units && units > 0n ? units : 0n)
