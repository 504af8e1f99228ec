import { benchOrganization, type BenchOrganization } from './bench-database'
import { fillOrganization } from './bulk-facts'
import { atMost, type BenchContext, type Group, type Row } from './row'
import { inTurns, ms } from './timing'

const [MANY, FEW] = [5_000_000, 50_000]
const MOST = { totals: 3, rows: 10 } as const

async function filled({ database, size, say }: BenchContext, facts: number): Promise<BenchOrganization> {
  const { superuser } = database
  const organization = await benchOrganization()
  say(`filling ${Math.round(facts * size).toLocaleString('en')} facts`)
  await fillOrganization(superuser, { ...organization, facts: Math.round(facts * size) })
  return organization
}

/** Each report over 90 days at five million facts against the same at fifty thousand. Half of the facts are in the 90 days, half in those compared. */
export const scale: Group = {
  word: 'scale',
  run: async (context) => {
    const [few, many] = [await filled(context, FEW), await filled(context, MANY)]
    const { ask, FILTER_CASES, REPORT_CASES } = await import('./report-cases')
    const rows: Row[] = []
    for (const one of [...REPORT_CASES, ...FILTER_CASES]) {
      context.say(one.name)
      const [small, large] = await inTurns(() => ask(one, few.admin), () => ask(one, many.admin))
      rows.push(atMost(`scale: ${one.name}`, large.p95 / small.p95, MOST[one.kind], '×', `p95 ${ms(large.p95)} to ${ms(small.p95)}`))
    }
    return rows
  },
}
