import 'server-only'
import { z } from 'zod'
import type { ReadTx } from '@/lib/platform/tenant'
import { bound, BOUND, type ReportScope } from '../report-scope'

const Count = z.tuple([z.object({ costs: z.coerce.number(), usage: z.coerce.number() })])

/** Rows of the period that could not be read and are in no figure, whatever the report is narrowed to: nobody knows what they are of. */
export async function rowsSetAside(tx: ReadTx, scope: ReportScope): Promise<{ costs: number; usage: number }> {
  const [count] = Count.parse((await tx.query(
    `select count(*) filter (where f.service = 'costs') as costs, count(*) filter (where f.service <> 'costs') as usage from "RejectedRow" f where ${BOUND} and f.service not like '%\\_hourly'`, bound(scope))).rows)
  return count
}
