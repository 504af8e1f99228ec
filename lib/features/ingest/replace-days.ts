import 'server-only'
import { z } from 'zod'
import { addDays, Day, daysOf, startOfDayMs } from '@/lib/domain/day'
import { nowMs } from '@/lib/platform/clock'
import type { SqlTx } from '@/lib/platform/tenant'
import { copyRows } from './copy-rows'
import { ensureSeries } from './ensure-series'
import { columnsOf, contentHash, dayColumn, factsByDay, tableOf, type Fact, type FactTable } from './facts'
import { stateKey, type FetchedPull } from './fetched-pull'
import { recordRestatements } from './record-restatements'
import type { Scope } from './scope'

/** `freshDays`: those this fetch may speak of, since nothing newer is stored. `movedDays`: changed ones on which facts came or went; a day read as empty for the first time has none. */
export type Replaced = { freshDays: Day[]; changedDays: Day[]; movedDays: Day[]; rows: number }

const States = z.array(z.object({ day: Day, fetchedAt: z.date(), contentHash: z.string() }))

/** A day is settled for a service once a complete fetch of it started at or after 00:00 UTC two days later (product.md, Words). */
export const isSettledBy = (day: Day, fetchedAt: Date): boolean => fetchedAt.getTime() >= startOfDayMs(addDays(day, 2))

/**
 * Replaces the days of one pull. Days whose content is the same are only marked as seen; a fetch that started before the
 * stored one changes nothing; a settled day that changes leaves a restatement. Runs inside the caller's transaction, which
 * holds the connector's lock. A stored fetch that is said to lie ahead of now came from a wrong clock: it is newer than nothing.
 */
export async function replaceDays(tx: SqlTx, scope: Scope, pull: FetchedPull, pullId: string): Promise<Replaced> {
  const table = tableOf(pull)
  const service = stateKey(pull)
  const columns = columnsOf(pull)
  const byDay = factsByDay(pull)
  const states = new Map(States.parse((await tx.query(
    `select day, "fetchedAt", "contentHash" from "DayState" where "organizationId" = $1 and "connectorId" = $2 and service = $3 and day between $4::date and $5::date`,
    [scope.organizationId, scope.connectorId, service, pull.range.from, pull.range.to])).rows).map((state) => [state.day, state]))

  const isAhead = ({ fetchedAt }: { fetchedAt: Date }) => fetchedAt.getTime() > nowMs()
  const fresh = daysOf(pull.range)
    .map((day) => ({ day, before: states.get(day), hash: contentHash(columns, byDay.get(day)?.values() ?? []) }))
    .filter(({ before }) => !before || before.fetchedAt <= pull.startedAt || isAhead(before))
  const changed = fresh.filter(({ before, hash }) => before?.contentHash !== hash)
  const changedDays = changed.map(({ day }) => day)
  const moved = new Set<Day>()

  if (changedDays.length) {
    const settled = changed.filter(({ day, before }) => before && !isAhead(before) && isSettledBy(day, before.fetchedAt)).map(({ day }) => day)
    const facts = changedDays.flatMap((day) => [...(byDay.get(day)?.values() ?? [])])
    await recordRestatements(tx, scope, pull, { table, columns }, settled, byDay)
    // What was never stored cannot be deleted.
    const known = changed.filter(({ before }) => before).map(({ day }) => day)
    if (known.length) await deleteDays(tx, scope, pull, table, known)
    for (const day of changedDays) if (byDay.has(day) || known.includes(day)) moved.add(day)
    await insertFacts(tx, scope, pull, { table, columns }, facts)
  }
  await markDays(tx, scope, service, pull, pullId, fresh)
  return { freshDays: fresh.map(({ day }) => day), changedDays, movedDays: [...moved], rows: pull.usage.length + pull.costs.length }
}

async function deleteDays(tx: SqlTx, scope: Scope, pull: FetchedPull, table: FactTable, days: Day[]) {
  const ofService = table.hasService ? 'and service = $4' : ''
  await tx.query(`delete from "${table.name}" where "organizationId" = $3 and "connectorId" = $1 and ${dayColumn(table)} = any($2::date[]) ${ofService}`, [scope.connectorId, days, scope.organizationId, ...(table.hasService ? [pull.service] : [])])
}

async function insertFacts(tx: SqlTx, scope: Scope, pull: FetchedPull, { table, columns }: { table: FactTable; columns: readonly string[] }, facts: Fact[]) {
  if (!facts.length) return
  const ids = await ensureSeries(tx, scope.organizationId, scope.connectorId, new Map(facts.map((fact) => [fact.hash, fact.series])))
  const type = table.name === 'CostDay' ? 'numeric' : 'bigint'
  const names = columns.map((column) => `, "${column}"`).join('')
  await tx.query('drop table if exists new_facts')
  await tx.query(`create temporary table new_facts (series bigint, at ${table.time === 'day' ? 'date' : 'timestamptz'}${columns.map((column) => `, "${column}" ${type}`).join('')}) on commit drop`)
  await copyRows(tx, 'new_facts', ['series', 'at', ...columns], rowsOf(facts, ids))
  await tx.query(`insert into "${table.name}" ("seriesId", "${table.time}", "organizationId", "connectorId"${table.hasService ? ', service' : ''}${names})
    select f.series, f.at, $1::uuid, $2::uuid${table.hasService ? ', $3' : ''}${names} from new_facts f`,
    [scope.organizationId, scope.connectorId, ...(table.hasService ? [pull.service] : [])])
}

function* rowsOf(facts: Fact[], ids: Map<string, string>) {
  for (const fact of facts) yield [ids.get(fact.hash) ?? null, fact.at, ...fact.values]
}

async function markDays(tx: SqlTx, scope: Scope, service: string, pull: FetchedPull, pullId: string, fresh: { day: Day; hash: string }[]) {
  await tx.query(`insert into "DayState" ("organizationId", "connectorId", service, day, "fetchedAt", "contentHash", "changedAt", "pullId")
    select $1::uuid, $2::uuid, $3, d.day, $4::timestamptz, d.hash, $4::timestamptz, $5::uuid from unnest($6::date[], $7::text[]) as d(day, hash)
    on conflict ("connectorId", service, day) do update set "fetchedAt" = excluded."fetchedAt", "contentHash" = excluded."contentHash", "pullId" = excluded."pullId",
      "changedAt" = case when "DayState"."contentHash" = excluded."contentHash" then "DayState"."changedAt" else excluded."changedAt" end`,
    [scope.organizationId, scope.connectorId, service, pull.startedAt, pullId, fresh.map(({ day }) => day), fresh.map(({ hash }) => hash)])
}
