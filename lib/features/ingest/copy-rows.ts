import 'server-only'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import type { SqlTx } from '@/lib/platform/tenant'

type Cell = string | bigint | number | boolean | null
const ROWS_A_CHUNK = 500

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
/** PostgreSQL's COPY text format: tab-separated, `\N` for null, backslash escapes. NUL cannot be stored and is refused by zod at the border. */
const cellText = (cell: Cell): string => (cell === null ? '\\N' : typeof cell === 'string' ? cell.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char) : String(cell))

function* chunks(rows: Iterable<Cell[]>): Generator<string> {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(row.map(cellText).join('\t'))
    if (lines.length === ROWS_A_CHUNK) { yield `${lines.join('\n')}\n`; lines = [] }
  }
  if (lines.length) yield `${lines.join('\n')}\n`
}

/** Streams rows into a temporary table: COPY does not work on tables under row-level security. */
export async function copyRows(tx: SqlTx, table: string, columns: readonly string[], rows: Iterable<Cell[]>): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  await pipeline(Readable.from(chunks(rows)), tx.query(from(`copy ${table} (${names}) from stdin`)))
}
