import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { SchemaFile } from './diff-sql.ts'

const SCHEMA_FOLDER = 'prisma/schema'
export const MIGRATIONS_FOLDER = 'prisma/migrations'

/** The schema as the newest migration leaves it; written beside the migrations, since SQL cannot be read back without a server. */
export const SNAPSHOT_FILE = path.join(MIGRATIONS_FOLDER, 'schema.snapshot.prisma')

const read = (file: string): SchemaFile => ({ path: file, content: readFileSync(file, 'utf8') })

/** The schema files as they are now, in a stable order. */
export const currentSchema = (): SchemaFile[] =>
  readdirSync(SCHEMA_FOLDER)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => read(path.join(SCHEMA_FOLDER, name)))

/** The schema that the migrations lead to; empty before the first one. */
export const migratedSchema = (): SchemaFile[] => (existsSync(SNAPSHOT_FILE) ? [read(SNAPSHOT_FILE)] : [])

/** All files of a schema as one. */
export const joinSchema = (files: SchemaFile[]): string => files.map((file) => file.content.trim()).join('\n\n') + '\n'
