import 'server-only'
import { z } from 'zod'
import type { SqlTx } from '@/lib/platform/tenant'
import type { ListPage } from '../connector-detail'

const ROWS_A_PAGE = 25

const Total = z.tuple([z.object({ total: z.coerce.number() })])

/** One page of a query without `limit`; a page beyond the last is the last. */
export async function listPage<Row>(tx: SqlTx, Rows: z.ZodType<Row[]>, text: string, values: unknown[], page: number): Promise<ListPage<Row>> {
  const [{ total }] = Total.parse((await tx.query(`select count(*) as total from (${text}) counted`, values)).rows)
  const pages = Math.max(1, Math.ceil(total / ROWS_A_PAGE))
  const shown = Math.min(page, pages)
  const rows = Rows.parse((await tx.query(`${text} limit ${ROWS_A_PAGE} offset ${(shown - 1) * ROWS_A_PAGE}`, values)).rows)
  return { rows, page: shown, pages, total }
}
