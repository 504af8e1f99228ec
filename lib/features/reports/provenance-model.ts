import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { GROUP_BY } from '@/lib/domain/report-filter'
import { PulledService } from '@/lib/domain/services'
import { Basis, Labelled, ReportFrame } from './report-frame-model'

/** What rows of figures can be told apart by: what a reader chooses, and what single pages are about. */
export const FigureBy = z.enum([...GROUP_BY, 'service', 'batch', 'tier'])
export type FigureBy = z.infer<typeof FigureBy>

/** How the figure follows from its terms. `average`: of a level, over the days that have one. `tiers`: shares of the named dollars. */
export const Making = z.enum(['sum', 'ratio', 'perMillion', 'difference', 'average', 'tiers'])
export type Making = z.infer<typeof Making>

/** One thing that was added up: the exact sum in its unit (USD, tokens, requests, people, …), and of how many stored rows. */
export const Term = z.object({ name: z.string(), unit: z.string(), amount: DecimalText, rows: z.number() })
export type Term = z.infer<typeof Term>

/** A row of the table that adds up to the terms: `amounts` stand in their order, null where the row has none. */
export const Part = Labelled.extend({ amounts: z.array(DecimalText.nullable()), rows: z.number() })
export type Part = z.infer<typeof Part>

/** Where the rows came from: endpoint and grouping in the vendor's words, how many of the period's days were read, oldest and newest fetch. */
export const Origin = z.object({
  connector: z.string(), service: PulledService, endpoint: z.string(), groupBy: z.array(z.string()), days: z.number(), ungroupedDays: z.number(),
  oldest: z.iso.datetime().nullable(), newest: z.iso.datetime().nullable(),
})
export type Origin = z.infer<typeof Origin>

/** How far dollars are known of whom they are: `single`: one usage alone could have caused them. They sum to `total`. USD. */
const Allocation = z.object({ total: DecimalText, allocated: DecimalText, single: DecimalText, unattributed: DecimalText, share: DecimalText.nullable() })

/** How a figure of a report was made. Exact values; the frame says the question. */
export const Provenance = ReportFrame.extend({
  figure: z.string(), label: z.string(), formula: z.string(), by: FigureBy.nullable(),
  /** Of one row: its label. */
  of: z.string().nullable(),
  making: Making, unit: z.string(), value: DecimalText.nullable(), exact: z.boolean(),
  terms: z.array(Term),
  /** `by`: what a row is. `left`: how many smaller rows are folded into the last one. */
  parts: z.object({ by: z.string(), rows: z.array(Part), left: z.number() }),
  origins: z.array(Origin),
  days: z.object({ settled: z.number(), provisional: z.number(), open: z.number(), missing: z.number(), missingDays: z.array(Day), unavailable: z.number() }),
  basis: Basis.nullable(), allocation: Allocation.nullable(),
  residuals: z.array(z.object({ label: z.string(), note: z.string(), amount: DecimalText, unit: z.string() })),
  /** Rows of the period that could not be read, set aside with their reason. */
  rejected: CountText,
})
export type Provenance = z.infer<typeof Provenance>
