import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { GroupBy, Measured } from '@/lib/domain/report-filter'
import { Narrowing } from '@/lib/domain/report-narrowing'
import { ConnectorStatus } from '@/lib/features/connectors/connector-summary'

/**
 * open: the running UTC day · provisional: ended, not settled · settled · missing: not read yet, a gap and never a zero · unavailable: OpenAI gives
 * no dollars of it by API key, and the report is narrowed to keys: a gap, too.
 */
export const DayState = z.enum(['open', 'provisional', 'settled', 'missing', 'unavailable'])
export type DayState = z.infer<typeof DayState>

/** direct: OpenAI billed exactly that thing · allocated: spread by usage share (people, batch, tiers). */
export const Basis = z.enum(['direct', 'allocated'])
export type Basis = z.infer<typeof Basis>

/** What a line item is billed for, as its words say: the model, else the service. A report can be narrowed to it. */
export const BilledFor = z.object({ kind: z.enum(['model', 'service']), id: z.string(), name: z.string() })
export type BilledFor = z.infer<typeof BilledFor>

/**
 * thing: something with an id · residual: named money without one (*Unattributed*, *Other charges*, *No project*,
 * *Not available*), never hidden and never folded into Other.
 */
export const Labelled = z.object({ key: z.string(), label: z.string(), note: z.string().nullable(), kind: z.enum(['thing', 'residual']), billedFor: BilledFor.optional() })
export type Labelled = z.infer<typeof Labelled>

/** A part of the whole: USD as exact decimal text, or a count as text; the share is a part of 1, null when there is no whole. */
export const Group = Labelled.extend({ amount: DecimalText, share: DecimalText.nullable() })
export type Group = z.infer<typeof Group>

/** A whole cut into groups and days; what stacked bars and their table are made from. */
export const Stack = z.object({
  /** Every group of the period, largest first; they add up to the whole. */
  groups: z.array(Group),
  /** One entry per day of the period. `amount` null: nothing known (not settled yet, not read, or not available). `parts`: by group key, for the groups named in `charted` plus `other`. */
  days: z.array(z.object({ day: Day, state: DayState, amount: DecimalText.nullable(), parts: z.record(z.string(), DecimalText) })),
  /** The group keys drawn by themselves (top 8 and every residual); the rest is in `other`. */
  charted: z.array(z.string()),
})
export type Stack = z.infer<typeof Stack>

/** What an amount was before and is now, over days that are fairly compared (product.md, Reports: comparison). `change` null: there was nothing before, or more credits than spend. */
export const Change = z.object({ was: DecimalText, now: DecimalText, difference: DecimalText, change: DecimalText.nullable() })
export type Change = z.infer<typeof Change>

export const Mover = Labelled.extend(Change.shape)
export type Mover = z.infer<typeof Mover>

/** `trend`: dollars of equal parts of the period, oldest first; null where nothing is known. `delta`: against the period before, both as `compared` says; null without one. */
export const Course = z.object({ trend: z.array(DecimalText.nullable()), delta: Change.nullable() })
export type Course = z.infer<typeof Course>

/** A row of a table: a part of the whole, and how it went. */
export const RankedGroup = Group.extend(Course.shape)
export type RankedGroup = z.infer<typeof RankedGroup>

/** The days before and the days of the period they stand against; the open day is left out on both sides. */
export const Compared = z.object({ from: Day, to: Day, comparable: z.object({ from: Day, to: Day }) })
export type Compared = z.infer<typeof Compared>

/** What every report says of itself: the question, how fresh the answer is, and the health of the connectors behind it. */
export const ReportFrame = z.object({
  from: Day, to: Day, groupBy: GroupBy, measured: Measured, connectorIds: z.array(z.uuid()), only: Narrowing,
  /** Whether any dollars of the period are known, none among them: false while no day has an amount. Then no sum of dollars below is a zero; they are shown as unknown. */
  known: z.boolean(),
  otherCurrencies: z.array(z.object({ currency: z.string(), amount: DecimalText })),
  /** Dollars for which OpenAI refused the grouping by API key: their key is not available. `counted`: they are in the totals, as they are unless the report is narrowed to keys. */
  withoutKeys: z.object({ amount: DecimalText, from: Day, to: Day, counted: z.boolean() }).nullable(),
  /** Rows of the period that could not be read: they are in no figure. */
  setAside: z.object({ costs: z.number(), usage: z.number() }),
  updatedAt: z.iso.datetime().nullable(),
  settledThrough: Day.nullable(),
  connectors: z.array(z.object({ id: z.uuid(), name: z.string(), vendorOrganizationId: z.string().nullable(), state: ConnectorStatus, updatedAt: z.iso.datetime().nullable(), problem: z.string().nullable() })),
})
export type ReportFrame = z.infer<typeof ReportFrame>
