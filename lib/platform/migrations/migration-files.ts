import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One migration of the repository. `checksums` are those Prisma accepts: as it lies there, and with the other line ends. */
export type Migration = { name: string; sql: string; checksum: string; checksums: string[] }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const read = (directory: string, name: string): Migration => {
  const sql = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8')
  const unix = sql.replaceAll('\r\n', '\n')
  return { name, sql, checksum: sha256(sql), checksums: [sha256(sql), sha256(unix), sha256(unix.replaceAll('\n', '\r\n'))] }
}

/** The migrations below `directory`, oldest first. */
export const readMigrations = (directory: string): Migration[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(directory, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => read(directory, name))
