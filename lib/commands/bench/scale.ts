import { benchOrganization, type BenchDatabase, type BenchOrganization } from './bench-database'
import { fillOrganization } from './bulk-facts'
import { ask, FILTER_CASES, REPORT_CASES } from './report-cases'
import { atMost, figure, type BenchContext, type Group, type Row } from './row'
import { clocked, inTurns, ms, repeated } from './timing'

const [FEW, MANY] = [50_000, 5_000_000]
/** One after the other in the same tables, so that what they grow by is what each needs. */
const AMOUNTS = [10_000, FEW, 100_000, 1_000_000, MANY]
const MOST = { totals: 3, rows: 10 } as const
const GROWING = ['overview', 'projects']

type Filled = { facts: number; bytesAFact: number; organization: BenchOrganization }

async function storedBytes({ superuser }: BenchDatabase): Promise<number> {
  const { rows } = await superuser.query<{ bytes: string }>(`select sum(pg_total_relation_size(relid)) as bytes from pg_stat_user_tables`)
  return Number(rows[0]?.bytes)
}

async function filled({ database, size, say }: BenchContext, amount: number): Promise<Filled> {
  const facts = Math.round(amount * size)
  const organization = await benchOrganization()
  const before = await storedBytes(database)
  const took = await clocked(() => fillOrganization(database.superuser, { ...organization, facts }))
  say(`filled ${facts.toLocaleString('en')} facts in ${ms(took)}`)
  return { facts, organization, bytesAFact: (await storedBytes(database) - before) / facts }
}

/** Each report over 90 days at five million facts against the same at fifty thousand; and how time and storage grow. Half of the facts are in the 90 days, half in those they are compared with. */
export const scale: Group = {
  word: 'scale',
  run: async (context) => {
    const all: Filled[] = []
    for (const amount of AMOUNTS) all.push(await filled(context, amount))
    const [few, many] = [all[AMOUNTS.indexOf(FEW)], all[AMOUNTS.indexOf(MANY)]]
    if (!few || !many) return []
    const rows: Row[] = []
    for (const one of [...REPORT_CASES, ...FILTER_CASES]) {
      context.say(one.name)
      const [small, large] = await inTurns(() => ask(one, few.organization.admin), () => ask(one, many.organization.admin))
      rows.push(atMost(`scale: ${one.name}`, large.p95 / small.p95, MOST[one.kind], '×', `p95 ${ms(large.p95)} to ${ms(small.p95)}, median ${ms(large.median)} to ${ms(small.median)}`))
    }
    for (const { facts, organization, bytesAFact } of all.filter(({ facts }) => facts !== few.facts)) {
      rows.push(figure(`growth: storage of ${facts.toLocaleString('en')} facts`, bytesAFact, 'bytes a fact', 'with their dollars, series, sums and indexes'))
      for (const one of REPORT_CASES.filter(({ name }) => GROWING.includes(name))) {
        const times = await repeated(() => ask(one, organization.admin))
        rows.push(figure(`growth: ${one.name} of ${facts.toLocaleString('en')} facts`, times.median, 'ms', `p95 ${ms(times.p95)}`))
      }
    }
    return rows
  },
}
