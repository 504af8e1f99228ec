import 'server-only'
import type { FigureId } from '@/lib/domain/figures'
import { addDecimals, fromScaled, negate, ratio, toScaled, ZERO, type DecimalText } from '@/lib/domain/money'
import type { FigureBy, Making } from '../provenance-model'
import type { Asked, TermOf } from './asked'
import { ALL_BILLED, BATCH_DOLLARS, BEFORE, BILLED, COMPLETIONS_BILLED, NOW, TIERS, USED_BILLED } from './dollar-terms'
import { ALL_TOKENS, BATCH_TOKENS, CACHED, HOURLY, INPUT, O_SERIES, OTHER_REASONING, OUTPUT, PEOPLE, QUANTITY, RATED_TOKENS, REQUESTS, serviceOfKey, serviceRequests, serviceUnits, TOKEN_PARTS, WHOLE_TOKENS } from './usage-terms'

/** How one figure is made: its terms, and what they are told apart by where the question does not say (`null`: by day). */
type Recipe = { making: Making; terms: TermOf[]; by?: FigureBy | null }

const sum = (...terms: TermOf[]): Recipe => ({ making: 'sum', terms })
const share = (part: TermOf, whole: TermOf, by?: FigureBy | null): Recipe => ({ making: 'ratio', terms: [part, whole], ...(by === undefined ? {} : { by }) })

const RECIPES: Record<Exclude<FigureId, 'units' | 'serviceRequests'>, Recipe> = {
  totalSpend: sum(BILLED), spend: sum(BILLED), projectSpend: sum(BILLED), userSpend: sum(BILLED), keySpend: sum(BILLED), workSpend: sum(BILLED),
  share: share(BILLED, ALL_BILLED), change: { making: 'difference', terms: [NOW, BEFORE] },
  costPerDeveloper: share(BILLED, PEOPLE, 'user'), batchPercentage: share(BATCH_DOLLARS, COMPLETIONS_BILLED, null), modelMix: { making: 'tiers', terms: TIERS, by: 'model' },
  requests: sum(REQUESTS), input: sum(INPUT), cached: sum(CACHED), output: sum(OUTPUT), tokens: sum(ALL_TOKENS), tokenParts: { ...sum(...TOKEN_PARTS), by: null }, hourlyTokens: { ...sum(HOURLY), by: null },
  thinking: { ...sum(O_SERIES, OTHER_REASONING), by: 'model' }, cacheHitRate: share(CACHED, INPUT), batchShare: share(BATCH_TOKENS, ALL_TOKENS), tokenShare: share(ALL_TOKENS, WHOLE_TOKENS),
  perMillion: { making: 'perMillion', terms: [USED_BILLED, RATED_TOKENS], by: 'model' }, quantity: sum(QUANTITY),
}

/** The recipe of a figure; null where the question names no service and the figure is of one. */
export function recipeOf(figure: FigureId, key: string | null): Recipe | null {
  if (figure !== 'units' && figure !== 'serviceRequests') return RECIPES[figure]
  const service = serviceOfKey(key)
  if (!service) return null
  return figure === 'units' ? { making: service === 'vector_stores' ? 'average' : 'sum', terms: [serviceUnits(service)] } : sum(serviceRequests(service))
}

const MILLION = 1_000_000n

/** The figure that follows from its terms; null where there is nothing to divide by, or nothing at all. */
export function valueOf(making: Making, amounts: DecimalText[], days: number, { key }: Pick<Asked, 'key'>): DecimalText | null {
  const [first = ZERO, second = ZERO] = amounts
  switch (making) {
    case 'sum': case 'tiers': return addDecimals(amounts)
    case 'difference': return addDecimals([first, negate(second)])
    case 'ratio': return ratio(toScaled(first), toScaled(second))
    case 'perMillion': { const { units, scale } = toScaled(first); return key !== null && days === 0 ? null : ratio({ units: units * MILLION, scale }, toScaled(second)) }
    case 'average': { const { units } = toScaled(first); return days === 0 ? null : fromScaled({ units: (units + BigInt(days) / 2n) / BigInt(days), scale: 0 }) }
  }
}
