import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

export type Csv = { filename: string; lines: AsyncIterable<string | Buffer> }

/**
 * A spreadsheet runs a cell that begins like a formula; one whose lists are separated by `;` or a tab begins a cell within our text, behind
 * quotes too. Only for text: a negative amount must stay a number.
 */
export const safeText = (text: string): string => text.replaceAll(/^(?=[=+\-@\t\r\n])|(?<=[;\t\r\n])(?="*[=+\-@])/g, `'`)

/** Streams rows as CSV. The byte order mark makes spreadsheets read names as UTF-8. */
export function csvLines(header: readonly string[], rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>): Csv['lines'] {
  const lines = stringify({ bom: true, header: true, columns: header, record_delimiter: 'windows' })
  return Readable.from(rows).on('error', (error) => lines.destroy(error)).pipe(lines)
}
