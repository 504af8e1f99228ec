import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

export type Csv = { filename: string; lines: AsyncIterable<string | Buffer> }

/** A spreadsheet runs a cell that begins like a formula. Only for text: a negative amount must stay a number. */
export const safeText = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)

/** Streams rows as CSV. The byte order mark makes spreadsheets read names as UTF-8. */
export function csvLines(header: readonly string[], rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>): Csv['lines'] {
  const lines = stringify({ bom: true, header: true, columns: header, record_delimiter: 'windows' })
  return Readable.from(rows).on('error', (error) => lines.destroy(error)).pipe(lines)
}
