import { z } from 'zod'
import { Day, startOfDayMs } from '@/lib/domain/day'
import { compareDecimals, DecimalText, ZERO } from '@/lib/domain/money'
import { MEASURES } from '@/lib/domain/services'
import { inTenantSql } from '@/lib/platform/tenant'
import type { Simulator } from '@/lib/providers/openai/simulator/start-simulator'

type Scope = { organizationId: string; connectorId: string }
type Sums = Record<string, string>

/** After this long nothing that the simulator tells of a day changes by itself. */
const FINAL_MS = 60 * 3_600_000
const States = z.array(z.object({ service: z.string(), day: Day, fetchedAt: z.date() }))
const Rows = z.array(z.looseObject({ key: z.string() }).catchall(z.string().nullable()))
const Truth = z.object({ usd: DecimalText, usage: z.record(z.string(), z.record(z.string(), z.string())) })

const SUMS = MEASURES.map((measure) => `sum(${measure})::text as ${measure}`).join(', ')
const QUESTIONS = [
  `select service || ' ' || day as key, ${SUMS} from "UsageDay" group by 1`,
  `select 'completions_hourly ' || (hour at time zone 'UTC')::date as key, ${SUMS} from "UsageHour" group by 1`,
  `select 'costs ' || f.day as key, sum(f.amount)::text as usd from "CostDay" f join "Series" s on s.id = f."seriesId" where s.currency = 'USD' group by 1`,
  `select 'attributed ' || f.day as key, sum(f.amount)::text as usd from "AttributedCost" f join "Series" s on s.id = f."costSeriesId" where s.currency = 'USD' group by 1`,
]

/** What is stored of each service and day, in plain sums. */
async function storedSums(scope: Scope): Promise<Map<string, Sums>> {
  const answers = await inTenantSql(scope, async (tx) => {
    const rows: unknown[] = []
    for (const question of QUESTIONS) rows.push(...(await tx.query(question)).rows)
    return rows
  }, 'read')
  return new Map(Rows.parse(answers).map(({ key, ...sums }) => [key, Object.fromEntries(Object.entries(sums).flatMap(([name, sum]) => (sum === null ? [] : [[name, sum]])))]))
}

const isSame = (stored: Sums, told: Sums) =>
  [...new Set([...Object.keys(stored), ...Object.keys(told)])].every((name) => compareDecimals(DecimalText.parse(stored[name] ?? '0'), DecimalText.parse(told[name] ?? '0')) === 0)

/** Asks the simulator for its truth of days as it was at any instant; each only once. */
export class Truths {
  readonly #known = new Map<string, Promise<z.infer<typeof Truth>>>()
  constructor(private readonly simulator: Simulator, private readonly seenAt: (at: number) => number) {}

  of(slug: string, day: Day, fetchedAt: Date): Promise<z.infer<typeof Truth>> {
    const at = Math.min(this.seenAt(fetchedAt.getTime()), startOfDayMs(day) + FINAL_MS)
    const key = `${slug} ${day} ${at}`
    const known = this.#known.get(key) ?? this.#ask(slug, day, at)
    this.#known.set(key, known)
    return known
  }

  async #ask(slug: string, day: Day, at: number) {
    this.simulator.control({ do: 'set-clock', now: new Date(at).toISOString() })
    const { controlUrl, controlToken } = this.simulator
    const answer = await fetch(`${controlUrl}/truth?organization=${slug}&from=${day}&to=${day}`, { headers: { authorization: `Bearer ${controlToken}` } })
    return Truth.parse(await answer.json())
  }
}

/**
 * Every service and day of a connector whose stored tokens or dollars are not exactly what the simulator told at the instant
 * they were fetched. Days that no fetch answers for have to be empty. `checked`: how many were compared.
 */
export async function wrongDays(scope: Scope, slug: string, truths: Truths): Promise<{ checked: number; wrong: string[] }> {
  const stored = await storedSums(scope)
  const states = States.parse(await inTenantSql(scope, async (tx) => (await tx.query(`select service, day, "fetchedAt" from "DayState" where "connectorId" = $1`, [scope.connectorId])).rows, 'read'))
  const wrong: string[] = []
  const seen = new Set<string>()
  for (const { service, day, fetchedAt } of states) {
    const { usd, usage } = await truths.of(slug, day, fetchedAt)
    const told = service === 'costs' ? { usd } : usage[service.replace('_hourly', '')] ?? {}
    for (const name of service === 'costs' ? ['costs', 'attributed'] : [service]) {
      seen.add(`${name} ${day}`)
      if (!isSame(stored.get(`${name} ${day}`) ?? (service === 'costs' ? { usd: ZERO } : {}), told)) wrong.push(`${slug} ${name} ${day}: ${JSON.stringify(stored.get(`${name} ${day}`))} instead of ${JSON.stringify(told)}`)
    }
  }
  return { checked: seen.size, wrong: [...wrong, ...[...stored.keys()].filter((key) => !seen.has(key)).map((key) => `${slug} ${key}: no fetch answers for it`)] }
}
