import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { MEASURES, UsageService, type Measure, type Measures } from '@/lib/domain/services'
import { copyRows } from '@/lib/features/ingest/copy-rows'
import type { Scope } from '@/lib/features/ingest/scope'
import { rollUpSpread } from '@/lib/features/rollups/roll-up-spend'
import type { SqlTx } from '@/lib/platform/tenant'
import { allocate } from './allocate'
import type { BilledCell, UsageCell } from './cell'

const Id = z.coerce.bigint()
const text = z.string().nullable()
const Billed = z.array(z.object({ seriesId: Id, day: z.string(), projectId: text, apiKeyId: text, apiKeyGrouped: z.boolean(), lineItem: text, amount: DecimalText }))
/** The measures of a row as one text, empty where there is none: read here, since a schema for each of 24 costs more than all the rest. */
const counts = z.string()
const Used = z.array(z.object({ seriesId: Id, day: z.string(), service: UsageService, projectId: text, apiKeyId: text, model: text, batch: z.boolean().nullable(), serviceTier: text, values: counts }))

/** About so many rows of usage stand in memory together; a day stands whole. */
const ROWS_AT_ONCE = 20_000

/**
 * Attributes the dollars of these days anew from CostDay and UsageDay, so that they cannot drift from what was billed.
 * Runs inside the caller's transaction, after the days were replaced. USD only: other money stays where it was billed.
 * The sums of their dollars that reports read are made anew with them.
 */
export async function attributeDays(tx: SqlTx, scope: Scope, touched: Day[]): Promise<void> {
  const days = touched.length ? await daysWithDollars(tx, scope, touched) : []
  for (const some of portions(days)) await attributeSome(tx, scope, some)
  await rollUpSpread(tx, scope, days.map(({ day }) => day))
}

const Days = z.array(z.object({ day: Day, rows: z.coerce.number() }))

/** The days on which something is or was billed: usage alone has no dollars to spread. */
async function daysWithDollars(tx: SqlTx, { organizationId, connectorId }: Scope, days: Day[]): Promise<z.infer<typeof Days>> {
  const mine = `x."organizationId" = $1 and x."connectorId" = $2 and x.day = d.day`
  return Days.parse((await tx.query(
    `select d.day, (select coalesce(sum(x.rows), 0) from "WorkRollup" x where ${mine}) as rows from unnest($3::date[]) as d(day) where exists (select 1 from "CostDay" x where ${mine}) or exists (select 1 from "AttributedCost" x where ${mine})
     or exists (select 1 from "SpendRollup" x where not x.spread and ${mine})`, [organizationId, connectorId, days])).rows)
}

function* portions(days: z.infer<typeof Days>): Generator<Day[]> {
  let [held, rows]: [Day[], number] = [[], 0]
  for (const one of days) {
    if (held.length && rows + one.rows > ROWS_AT_ONCE) { yield held; [held, rows] = [[], 0] }
    held.push(one.day)
    rows += one.rows
  }
  if (held.length) yield held
}

async function attributeSome(tx: SqlTx, scope: Scope, days: Day[]): Promise<void> {
  const given = [scope.organizationId, scope.connectorId, days]
  const billed: BilledCell[] = Billed.parse((await tx.query(
    `select c."seriesId", c.day, s."projectId", s."apiKeyId", coalesce(s."apiKeyGrouped", false) as "apiKeyGrouped", s."lineItem", c.amount::text from "CostDay" c join "Series" s on s.id = c."seriesId"
     where c."organizationId" = $1 and c."connectorId" = $2 and c.day = any($3::date[]) and s.currency = 'USD' order by c.day, c."seriesId"`, given)).rows)
  await tx.query(`delete from "AttributedCost" where "organizationId" = $1 and "connectorId" = $2 and day = any($3::date[])`, given)
  if (!billed.length) return
  const measures = await measuresIn(tx, given)
  const used: UsageCell[] = Used.parse((await tx.query(
    `select u."seriesId", u.day, u.service, s."projectId", s."apiKeyId", s.model, s.batch, s."serviceTier", array_to_string(array[${measures.map((measure) => `u."${measure}"`).join(', ')}]::bigint[], ',', '') as values
     from "UsageDay" u join "Series" s on s.id = u."seriesId"
     where u."organizationId" = $1 and u."connectorId" = $2 and u.day = any($3::date[]) order by u.day, u."seriesId"`, given)).rows)
    .map(({ values, ...cell }) => ({ ...cell, measures: measuresOf(measures, values) }))

  const cells = allocate(billed, used)
  await tx.query('create temporary table if not exists new_cells (cost bigint, usage bigint, day date, amount numeric, basis text) on commit drop')
  await tx.query('truncate new_cells')
  await copyRows(tx, 'new_cells', ['cost', 'usage', 'day', 'amount', 'basis'], cells.map((cell) => [cell.costSeriesId, cell.usageSeriesId ?? 0n, cell.day, cell.amount, cell.basis]))
  await tx.query(`insert into "AttributedCost" ("costSeriesId", "usageSeriesId", day, "organizationId", "connectorId", amount, basis)
    select cost, usage, day, $1::uuid, $2::uuid, amount, basis from new_cells`, [scope.organizationId, scope.connectorId])
}

const Held = z.tuple([z.partialRecord(z.enum(MEASURES), z.boolean().nullable())])

/** The measures that any row of these days has: most are of other services. */
async function measuresIn(tx: SqlTx, given: unknown[]): Promise<Measure[]> {
  const [held] = Held.parse((await tx.query(
    `select ${MEASURES.map((measure) => `bool_or("${measure}" is not null) as "${measure}"`).join(', ')} from "UsageDay" where "organizationId" = $1 and "connectorId" = $2 and day = any($3::date[])`, given)).rows)
  return MEASURES.filter((measure) => held[measure] === true)
}

const measuresOf = (names: Measure[], values: string): Measures => {
  const measures: Measures = {}
  for (const [index, value] of values.split(',').entries()) {
    const measure = names[index]
    if (measure && value) measures[measure] = BigInt(value)
  }
  return measures
}
