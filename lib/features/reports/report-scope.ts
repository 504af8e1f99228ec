import 'server-only'
import { z } from 'zod'
import type { DayRange } from '@/lib/domain/day'
import { Day } from '@/lib/domain/day'
import { NotFound } from '@/lib/domain/errors'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import type { ReadTx } from '@/lib/platform/tenant'

const Connectors = z.array(z.object({
  id: z.uuid(), provider: z.string(), name: z.string(), vendorOrganizationId: z.string().nullable(), state: z.string(), settledThrough: Day.nullable(),
  lastSyncStartedAt: z.date().nullable(), lastSyncFinishedAt: z.date().nullable(), lastErrorCode: z.string().nullable(), lastErrorMessage: z.string().nullable(),
  organizationId: z.uuid(), historyDays: z.number().nullable(), historyFrom: z.coerce.date().nullable(), savedAt: z.date().nullable(),
  // The first and last day whose costs were read.
  firstDay: Day.nullable(), lastDay: Day.nullable(),
}))
export type ReportConnector = z.infer<typeof Connectors>[number]

/** What a report is narrowed to, as values of columns; null: not narrowed. `lineItems` stands for models and services of dollars. */
export type Narrowed = {
  projects: string[] | null; apiKeys: string[] | null; users: string[] | null
  lineItems: string[] | null; usageModels: string[] | null; services: string[] | null
}

/** What every query of a report is bound to: the organization, its chosen connectors, the days, and what it is narrowed to. */
export type ReportScope = {
  organizationId: string; connectorIds: string[]; range: DayRange; only: Narrowed
  /** Those of the connectors that were not removed, all where nothing reads any more. */
  reading: string[]
  /** Narrowed to keys: the days of the period and of the one before it on which OpenAI refused dollars by key. */
  keyless: Day[]
}

const COST_DAY = (which: 'min' | 'max') => `(select ${which}(s.day) from "DayState" s where s."organizationId" = $1 and s."connectorId" = c.id and s.service = 'costs')`

/** All saved connectors, removed ones whose history was kept among them, and those the report covers: all, or the named ones. @throws NotFound when one named is not the organization's */
export async function reportConnectors(tx: ReadTx, ctx: Context, filter: ReportFilter): Promise<{ all: ReportConnector[]; chosen: ReportConnector[] }> {
  const all = Connectors.parse((await tx.query(
    `select id, provider, name, "vendorOrganizationId", state::text, "settledThrough", "lastSyncStartedAt", "lastSyncFinishedAt", "lastErrorCode", "lastErrorMessage", "organizationId", "historyDays", "historyFrom", "savedAt",
       ${COST_DAY('min')} as "firstDay", ${COST_DAY('max')} as "lastDay" from "Connector" c where "organizationId" = $1 and state <> 'draft' order by name, id`, [ctx.organizationId])).rows)
  const named = filter.connectorIds.map((id) => all.find((connector) => connector.id === id))
  if (named.some((connector) => !connector)) throw new NotFound('A connector of this report')
  return { all, chosen: filter.connectorIds.length ? named.flatMap((connector) => connector ?? []) : all }
}

/** The first four parameters of every query: organization, connectors, first and last day. */
export const bound = ({ organizationId, connectorIds, range }: ReportScope): unknown[] => [organizationId, connectorIds, range.from, range.to]
/** The matching condition for a fact table `f`. Keep it in every query: row-level security is only the second lock. */
export const BOUND = `f."organizationId" = $1 and f."connectorId" = any($2::uuid[]) and f.day between $3::date and $4::date`
