import { Pool } from 'pg'

import { addDays, lastDays } from '@/lib/domain/day'
import { today } from '@/lib/platform/clock'
import { BEST_SQL } from './best-sql'
import { benchOrganization } from './bench-database'
import { fillOrganization } from './bulk-facts'
import { ask, REPORT_CASES } from './report-cases'
import type { Group, Row } from './row'
import { inTurns, ms } from './timing'

const FACTS = 1_000_000
const [MOST, MORE_MS, DAYS] = [1.3, 2, 90]

/** Each report function, from authorising to the typed result, against hand-written SQL for the same figures: same role, same tenant transaction, rows as `pg` gives them. */
export const reports: Group = {
  word: 'reports',
  run: async ({ database, size, say }) => {
    const organization = await benchOrganization()
    say(`filling ${Math.round(FACTS * size).toLocaleString('en')} facts`)
    await fillOrganization(database.superuser, { ...organization, facts: Math.round(FACTS * size) })
    const pool = new Pool({ connectionString: database.env['DATABASE_URL'], max: 1, options: '-c timezone=UTC' })
    const { from, to } = lastDays(today(), DAYS)
    const values = [organization.organizationId, from, to, addDays(from, -DAYS), addDays(from, -1)]
    const byHand = async (statements: string[]) => {
      const client = await pool.connect()
      await client.query('begin isolation level repeatable read read only')
      await client.query(`select set_config('app.org', $1, true)`, [organization.organizationId])
      for (const text of statements) await client.query(text, values)
      await client.query('commit')
      client.release()
    }
    const rows: Row[] = []
    for (const one of REPORT_CASES) {
      const statements = BEST_SQL[one.name]
      if (!statements) continue
      say(one.name)
      const [report, hand] = await inTurns(() => ask(one, organization.admin), () => byHand(statements), { runs: 60, warm: 10 })
      const [times, more] = [report.median / hand.median, report.median - hand.median]
      rows.push({ name: `reports: ${one.name}`, value: Number(times.toPrecision(3)), unit: '×', goal: `≤ ${MOST} or + ${MORE_MS} ms`, pass: times <= MOST || more <= MORE_MS, note: `median ${ms(report.median)} to ${ms(hand.median)} by hand, p95 ${ms(report.p95)} to ${ms(hand.p95)}` })
    }
    await pool.end()
    return rows
  },
}
