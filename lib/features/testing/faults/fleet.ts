import { createHash } from 'node:crypto'
import { z } from 'zod'
import { addDays, dayOfMs, lastDays, type Day } from '@/lib/domain/day'
import { openConnector } from '@/lib/features/connectors/open-connector'
import { REREAD_DAYS } from '@/lib/features/connectors/plan-poll'
import { syncConnector } from '@/lib/features/connectors/sync-connector'
import { factsOf, polledConnector } from '@/lib/features/testing/polled'
import { inTenantSql } from '@/lib/platform/tenant'
import type { Simulator } from '@/lib/providers/openai/simulator/start-simulator'

/** A connector under test, and which simulated organization it reads. */
export type Ship = Awaited<ReturnType<typeof polledConnector>> & { slug: string }

/** Small organizations for the number, every kind of trouble among the first; the big one only where there are more than ten. */
const SLUGS = ['quirky', 'unnamed', 'empty', ...Array.from({ length: 7 }, () => 'two-projects'), 'acme', ...Array.from({ length: 9 }, () => 'two-projects')]

/** So many connectors, each of an organization of its own, saved at `at` and with everything still to be read. */
export async function makeFleet(simulator: Simulator, count: number, historyDays: number, at: Date): Promise<Ship[]> {
  const fleet: Ship[] = []
  for (let index = 0; index < count; index++) {
    const slug = SLUGS[index % SLUGS.length] ?? 'two-projects'
    fleet.push({ slug, ...(await polledConnector(simulator.keyOf(slug), historyDays, at)) })
  }
  return fleet
}

/** Rows of one connector's organization. */
export const rowsOf = <T>(ship: { organizationId: string }, schema: z.ZodType<T>, text: string, values: unknown[] = []): Promise<T[]> =>
  inTenantSql(ship, async (tx) => z.array(schema).parse((await tx.query(text, values)).rows), 'read')

const digest = (rows: unknown) => createHash('sha256').update(JSON.stringify(rows)).digest('hex')
type Digests = { rows: number; parts: Record<string, string> }

/** Every row of a connector, as one fingerprint for each kind of row. */
export async function fingerprints(ship: { organizationId: string }): Promise<Digests> {
  const facts = Object.entries(await factsOf(ship))
  return { rows: facts.reduce((sum, [, rows]) => sum + rows.length, 0), parts: Object.fromEntries(facts.map(([name, rows]) => [name, digest(rows)])) }
}

/** What the polls and the import of a connector read: usage and costs from `from` on, hours from `hoursFrom` on. */
export type Reach = { from: Day; hoursFrom: Day; to: Day }

/** How far a connector reaches at `now` whose polls began at `firstPoll`: what it wants, and at least the days every poll rereads. */
export function reachOf(savedAt: Date, historyDays: number, firstPoll: Date, now: Date): Reach {
  const [wanted, polled] = [lastDays(dayOfMs(savedAt.getTime()), historyDays).from, dayOfMs(firstPoll.getTime())]
  const reread = addDays(polled, 1 - REREAD_DAYS)
  return { from: wanted < reread ? wanted : reread, hoursFrom: addDays(polled, -2), to: dayOfMs(now.getTime()) }
}

/** What a connector of `slug` has when it reads all of it at this instant in one go and nothing goes wrong. */
export async function undisturbed(simulator: Simulator, slug: string, { from, hoursFrom, to }: Reach, savedAt: Date): Promise<Digests> {
  const ship = await polledConnector(simulator.keyOf(slug), 14, savedAt)
  const connector = await openConnector(ship.admin, ship.connectorId)
  const plan = { reason: 'manual' as const, hourly: false, directory: false }
  const before = await syncConnector(ship.admin, connector, { ...plan, range: { from, to: addDays(hoursFrom, -1) } })
  const since = await syncConnector(ship.admin, connector, { ...plan, range: { from: hoursFrom, to }, hourly: true, directory: true })
  if (before.failed.length + since.failed.length) throw new Error(`the undisturbed read failed: ${JSON.stringify([before.failed, since.failed])}`)
  return fingerprints(ship)
}
