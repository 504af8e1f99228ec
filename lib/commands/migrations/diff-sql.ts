import { openSchemaEngine } from './schema-engine.ts'

/** One file of a Prisma schema. */
export type SchemaFile = { path: string; content: string }

/** Prisma's own "empty" would create the schema public as well, which a role without CREATE on the database may not. */
const NEW_DATABASE: SchemaFile = { path: 'empty.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' }

const target = (files: SchemaFile[]) => ({
  tag: 'schemaDatamodel' as const,
  files: files.length === 0 ? [NEW_DATABASE] : files,
})

/**
 * The SQL that turns a database of schema `from` into one of schema `to`; an empty text when they are the same.
 * An empty `from` is a new database. Throws what Prisma says about a schema that does not parse.
 */
export const diffSql = async (from: SchemaFile[], to: SchemaFile[]): Promise<string> => {
  const engine = await openSchemaEngine()
  try {
    const filters = { externalTables: [], externalEnums: [] }
    const { stdout } = await engine.diff({ from: target(from), to: target(to), script: true, exitCode: true, filters })
    return isEmptyMigration(stdout) ? '' : `${(stdout ?? '').trim()}\n`
  } finally {
    engine.free()
  }
}

const isEmptyMigration = (sql: string | null) => sql === null || /^\s*(-- This is an empty migration\.)?\s*$/.test(sql)
