import { z } from 'zod'
import { parseLineItem } from '@/lib/domain/line-item'
import { joinUsageModels } from '@/lib/domain/model-join'
import { DecimalText } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'

export type LedgerBy = 'all' | 'project' | 'apiKey' | 'lineItem' | 'model' | 'service' | 'user' | 'batch' | 'tier' | 'day'
export type Used = { requests: bigint; input: bigint; cached: bigint; output: bigint; batch: bigint; reported: bigint; unreported: bigint }
type Range = { from: string; to: string }

const Person = z.object({ id: z.string(), person: z.string(), service: z.boolean() })
const Sums = z.array(z.object({ key: z.string(), amount: DecimalText }))
const Count = z.coerce.bigint()
const UsedRows = z.array(z.object({ key: z.string(), model: z.string().nullable(), day: z.string(), requests: Count, input: Count, cached: Count, output: Count, batch: Count, reported: Count, unreported: Count }))

const DIRECT = { all: `'all'`, day: 'f.day::text', project: `coalesce('thing:' || s."projectId", 'residual:no-project')`, lineItem: `coalesce('thing:' || s."lineItem", 'residual:no-line-item')`,
  apiKey: `case when s."apiKeyGrouped" is not true then 'residual:not-available' else coalesce('thing:' || s."apiKeyId", 'residual:no-key') end` }
const CELLS = { user: `u."userId"`, batch: `case when u.id is null then 'residual:no-usage' when u.service <> 'completions' then 'residual:other-services' when u.batch is null then 'residual:not-stated' when u.batch then 'thing:batch' else 'thing:standard' end`,
  tier: `case when u.id is null then 'residual:no-usage' when u.service <> 'completions' then 'residual:other-services' else coalesce('thing:' || u."serviceTier", 'residual:not-stated') end` }

/**
 * The stored rows of an organization, added up in plain SQL and by none of the reports' own queries: what a report is held against. Shares
 * with them only how a line item is read and how names of models are joined (lib/domain).
 */
export class Ledger {
  private constructor(private readonly organizationId: string, readonly lineItems: string[], readonly usageModels: string[], private readonly people: Map<string, z.infer<typeof Person>>) {}

  static async open(organizationId: string): Promise<Ledger> {
    const texts = async (sql: string) => z.array(z.object({ text: z.string() })).parse(await ask(organizationId, sql)).map(({ text }) => text)
    const people = z.array(Person).parse(await ask(organizationId,
      `with p as (select "externalId" as id, nullif(lower(email), '') as email, "personKind" = 'service_account' as service from "DirectoryEntry" where kind = 'user'),
         m as (select id, coalesce((select min(q.id) from p q where q.email = p.email), id) as person from p)
       select m.id, m.person, coalesce((select q.service from p q where q.id = m.person limit 1), false) as service from m`))
    return new Ledger(organizationId, await texts(`select distinct "lineItem" as text from "Series" where service = 'costs' and "lineItem" is not null`),
      await texts(`select distinct model as text from "Series" where service <> 'costs' and model is not null`), new Map(people.map((person) => [person.id, person])))
  }

  personOf = (userId: string): string => this.people.get(userId)?.person ?? userId
  isService = (person: string): boolean => this.people.get(person)?.service ?? false
  shownAs = (usageModel: string): string => joinUsageModels(this.lineItems.flatMap((line) => parseLineItem(line).model ?? []))(usageModel)

  #chosen({ connectorIds, only }: ReportFilter, range: Range) {
    const wanted = new Set(only.user.map(this.personOf))
    const billed = this.lineItems.filter((line) => { const { model, service } = parseLineItem(line); return passes(only.model, model) && passes(only.service, service) })
    return [range.from, range.to, connectorIds, only.project, only.apiKey, [...only.user, ...[...this.people.keys()].filter((id) => wanted.has(this.personOf(id)))],
      only.model.length + only.service.length > 0 ? [...billed, '(none)'] : [], only.model.length > 0 ? [...this.usageModels.filter((name) => only.model.includes(this.shownAs(name))), '(none)'] : [], only.service]
  }

  /** Exact USD by group key. */
  async dollars(filter: ReportFilter, by: LedgerBy, range: Range = filter): Promise<Map<string, DecimalText>> {
    const cells = filter.only.user.length > 0 || by in CELLS
    const key = by in CELLS ? CELLS[by === 'user' || by === 'batch' ? by : 'tier'] : DIRECT[by === 'model' || by === 'service' ? 'lineItem' : by === 'user' || by === 'batch' || by === 'tier' ? 'all' : by]
    const rows = Sums.parse(await ask(this.organizationId,
      `select coalesce(${key}, 'residual:unattributed') as key, sum(f.amount)::text as amount
       from ${cells ? `"AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"` : '"CostDay" f join "Series" s on s.id = f."seriesId"'}
       where s.currency = 'USD' and f.day between $1::date and $2::date and ${among('f."connectorId"::text', 3)} and ${among('s."projectId"', 4)} and ${among('s."apiKeyId"', 5)} and ${cells ? among('u."userId"', 6) : '$6::text[] is not null'}
         and ${among('s."lineItem"', 7)} and $8::text[] is not null and $9::text[] is not null group by 1`, this.#chosen(filter, range)))
    return added(rows.map(({ key: raw, amount }) => [this.#keyOf(by, raw), amount]))
  }

  #keyOf(by: LedgerBy, raw: string): string {
    if (by === 'user') return raw.startsWith('residual:') ? raw : `thing:${this.personOf(raw)}`
    if (by !== 'model' && by !== 'service') return raw
    const read = raw.startsWith('thing:') ? parseLineItem(raw.slice(6))[by] : null
    if (by === 'model' && read === null && raw.startsWith('thing:') && parseLineItem(raw.slice(6)).service !== null) return 'residual:model-free'
    return read === null ? 'residual:other-charges' : `thing:${read}`
  }

  /** Completions by group key; `days`: only those. */
  async used(filter: ReportFilter, by: 'all' | 'model' | 'project' | 'apiKey' | 'user' | 'batch' | 'tier', days: Set<string> | null = null): Promise<Map<string, Used>> {
    const key = { all: `'all'`, model: `'model'`, project: `coalesce('thing:' || s."projectId", 'residual:no-project')`, apiKey: `coalesce('thing:' || s."apiKeyId", 'residual:no-key')`, user: `coalesce(s."userId", 'residual:unattributed')`,
      batch: `case when s.batch is null then 'residual:not-stated' when s.batch then 'thing:batch' else 'thing:standard' end`, tier: `coalesce('thing:' || s."serviceTier", 'residual:not-stated')` }[by]
    const total = (what: string, name: string) => `coalesce(sum(${what}), 0)::text as ${name}`
    const rows = UsedRows.parse(await ask(this.organizationId,
      `select ${key} as key, s.model, f.day::text as day, ${total('num_model_requests', 'requests')}, ${total('input_tokens', 'input')}, ${total('input_cached_tokens', 'cached')}, ${total('output_tokens', 'output')},
         ${total('case when s.batch then input_tokens + output_tokens else 0 end', 'batch')}, ${total('reasoning_tokens', 'reported')}, ${total('case when reasoning_tokens is null then output_tokens else 0 end', 'unreported')}
       from "UsageDay" f join "Series" s on s.id = f."seriesId" where f.service = 'completions' and f.day between $1::date and $2::date and ${among('f."connectorId"::text', 3)} and ${among('s."projectId"', 4)} and ${among('s."apiKeyId"', 5)}
         and ${among('s."userId"', 6)} and $7::text[] is not null and ${among('s.model', 8)} and ${among('f.service', 9)} group by 1, 2, 3`, this.#chosen(filter, filter)))
    const sums = new Map<string, Used>()
    for (const { key: raw, model, day, ...row } of rows) {
      if (days && !days.has(day)) continue
      const name = by === 'model' ? (model === null ? 'residual:no-model' : `thing:${this.shownAs(model)}`) : by === 'user' ? this.#keyOf('user', raw) : raw
      const so = sums.get(name)
      sums.set(name, so ? { requests: so.requests + row.requests, input: so.input + row.input, cached: so.cached + row.cached, output: so.output + row.output, batch: so.batch + row.batch, reported: so.reported + row.reported, unreported: so.unreported + row.unreported } : row)
    }
    return sums
  }

  /** People with any usage; service accounts are none. */
  async activePeople(filter: ReportFilter): Promise<number> {
    const rows = z.array(z.object({ id: z.string() })).parse(await ask(this.organizationId,
      `select distinct s."userId" as id from "UsageDay" f join "Series" s on s.id = f."seriesId" where s."userId" is not null and f.day between $1::date and $2::date and ${among('f."connectorId"::text', 3)} and ${among('s."projectId"', 4)}
         and ${among('s."apiKeyId"', 5)} and ${among('s."userId"', 6)} and $7::text[] is not null and ${among('s.model', 8)} and ${among('f.service', 9)}`, this.#chosen(filter, filter)))
    return new Set(rows.map(({ id }) => this.personOf(id)).filter((person) => !this.isService(person))).size
  }

  /** PostgreSQL's own division, to twelve decimals; null where there is nothing to divide by. */
  async quotient(part: string, whole: string, times = '1'): Promise<DecimalText | null> {
    const [row] = z.array(z.object({ value: DecimalText.nullable() })).parse(await ask(this.organizationId, 'select round($3::numeric * $1::numeric(80, 36) / nullif($2::numeric(80, 36), 0), 12)::text as value', [part, whole, times]))
    return row?.value ?? null
  }

  /** Line items of a day whose parts do not sum to what was billed, or that are attributed to usage of another day or connector. */
  async unconserved(): Promise<unknown[]> {
    return ask(this.organizationId,
      `select c."seriesId", c.day from "CostDay" c join "Series" s on s.id = c."seriesId" where s.currency = 'USD'
         and c.amount <> coalesce((select sum(a.amount) from "AttributedCost" a where a."costSeriesId" = c."seriesId" and a.day = c.day), 0)
       union all select a."costSeriesId", a.day from "AttributedCost" a left join "CostDay" c on c."seriesId" = a."costSeriesId" and c.day = a.day where c.day is null
       union all select a."costSeriesId", a.day from "AttributedCost" a left join "UsageDay" u on u."seriesId" = a."usageSeriesId" and u.day = a.day where a."usageSeriesId" <> 0 and (u.day is null or u."connectorId" <> a."connectorId")`)
  }
}

const passes = (chosen: string[], value: string | null) => chosen.length === 0 || (value !== null && chosen.includes(value))
/** An empty list means all. */
const among = (column: string, parameter: number) => `(cardinality($${parameter}::text[]) = 0 or ${column} = any($${parameter}::text[]))`
// Imported when it is called: settings are read at import, and the simulator's address is one of them.
const ask = async (organizationId: string, sql: string, values: unknown[] = []) => (await import('@/lib/platform/tenant')).inTenantSql({ organizationId }, async (tx) => (await tx.query<Record<string, unknown>>(sql, values)).rows, 'read')

function added(rows: [string, DecimalText][]): Map<string, DecimalText> {
  const sums = new Map<string, bigint>()
  const SCALE = 40
  for (const [key, amount] of rows) {
    const [whole = '0', fraction = ''] = amount.replace('-', '').split('.')
    const units = BigInt(whole + fraction.padEnd(SCALE, '0')) * (amount.startsWith('-') ? -1n : 1n)
    sums.set(key, (sums.get(key) ?? 0n) + units)
  }
  return new Map(Array.from(sums, ([key, units]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0')
    return [key, DecimalText.parse(`${units < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`)]
  }))
}
