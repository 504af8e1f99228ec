import { z } from 'zod'

/** It is put into SQL. */
const Name = z.string().regex(/^\w+$/)
/** One table: its rows in PostgreSQL's COPY text format, compressed, with these columns in this order. */
const Table = z.object({ name: Name, columns: z.array(Name), rows: z.number().int(), file: z.string().regex(/^[\w.-]+$/), sha256: z.string() })

/** What a backup says of itself: written last, so that a folder without it is no backup. */
export const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The migrations its tables are made by, oldest first. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(Table),
})
export type Manifest = z.infer<typeof Manifest>
export type TableCopy = z.infer<typeof Table>

export const MANIFEST_FILE = 'manifest.json'
/** Only with `--with-key`: the base64 text of ENCRYPTION_KEY. */
export const KEY_FILE = 'encryption-key'
