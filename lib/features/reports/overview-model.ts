import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { CountText } from '@/lib/domain/count'
import { ConnectorStatus } from '@/lib/features/connectors/connector-summary'
import { GroupBy } from '@/lib/domain/report-filter'

/** open: the running UTC day · provisional: ended, not settled · settled · missing: not read yet, a gap and never a zero. */
export const DayState = z.enum(['open', 'provisional', 'settled', 'missing'])

/** direct: OpenAI billed exactly that thing · allocated: spread by usage share (people). */
export const Basis = z.enum(['direct', 'allocated'])

/**
 * thing: something with an id · residual: named money without one (*Unattributed*, *Other charges*, *No project*,
 * *Not available*), never hidden and never folded into Other.
 */
const Group = z.object({ key: z.string(), label: z.string(), note: z.string().nullable(), kind: z.enum(['thing', 'residual']), amount: DecimalText, share: DecimalText.nullable() })

const TierShare = z.object({ amount: DecimalText, share: DecimalText.nullable() })

/** The Overview: what page, API and CSV all show. Dollars: USD as exact decimal text. Ratios: decimal text, 0–1; null when undefined. */
export const Overview = z.object({
  from: Day, to: Day, groupBy: GroupBy, connectorIds: z.array(z.uuid()),
  kpis: z.object({
    totalSpend: z.object({ amount: DecimalText, previous: z.object({ amount: DecimalText, from: Day, to: Day, comparable: DecimalText, change: DecimalText.nullable() }).nullable() }),
    costPerDeveloper: z.object({ amount: DecimalText.nullable(), people: z.number(), unknownKind: z.number() }),
    modelMix: z.object({ frontier: TierShare, mid: TierShare, entry: TierShare, unclassified: TierShare, noModel: z.object({ amount: DecimalText }) }),
    cacheHitRate: z.object({ rate: DecimalText.nullable(), cached: CountText, input: CountText }),
    batch: z.object({ rate: DecimalText.nullable(), batchAmount: DecimalText, completionsAmount: DecimalText, tokenShare: DecimalText.nullable() }),
  }),
  basis: Basis,
  /** Every group of the period, largest first; the sum equals totalSpend.amount. */
  groups: z.array(Group),
  /** One entry per day of the period. `amount` null: no dollars known (not settled yet, or not read). `parts`: by group key, for the groups named in `charted` plus `other`. */
  days: z.array(z.object({ day: Day, state: DayState, amount: DecimalText.nullable(), parts: z.record(z.string(), DecimalText) })),
  /** The group keys drawn by themselves (top 8 and every residual); the rest is in `other`. */
  charted: z.array(z.string()),
  otherCurrencies: z.array(z.object({ currency: z.string(), amount: DecimalText })),
  updatedAt: z.iso.datetime().nullable(),
  settledThrough: Day.nullable(),
  connectors: z.array(z.object({ id: z.uuid(), name: z.string(), vendorOrganizationId: z.string().nullable(), state: ConnectorStatus, updatedAt: z.iso.datetime().nullable(), problem: z.string().nullable() })),
})
export type Overview = z.infer<typeof Overview>
