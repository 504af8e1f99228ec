import { describe, expect, it } from 'vitest'

import { diffSql } from './diff-sql'
import { currentSchema, joinSchema, migratedSchema } from './schema-files'

const schema = (models: string) => [{ path: 'schema.prisma', content: `datasource db {\n  provider = "postgresql"\n}\n${models}` }]

describe('diffSql', () => {
  it('writes the SQL of a new table, without touching the schema public', async () => {
    expect(await diffSql([], schema('model Thing {\n  id Int @id\n}'))).toBe('-- CreateTable\nCREATE TABLE "Thing" (\n    "id" INTEGER NOT NULL,\n\n    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")\n);\n')
  })
  it('writes what changed', async () => {
    const sql = await diffSql(schema('model Thing {\n  id Int @id\n}'), schema('model Thing {\n  id Int @id\n  name String?\n}'))
    expect(sql).toMatch(/^-- AlterTable\nALTER TABLE "Thing" ADD COLUMN\s+"name" TEXT;\n$/)
  })
  it('is empty when nothing did', async () => expect(await diffSql(schema('model Thing {\n  id Int @id\n}'), schema('model Thing {\n  id Int @id\n}'))).toBe(''))
  it('says what Prisma says about a schema that does not parse', async () => {
    await expect(diffSql([], schema('model Thing {'))).rejects.toThrow('Error validating')
  })
})

describe('prisma/schema', () => {
  it('has no change without a migration (npm run make-migration -- NAME)', async () => {
    expect(await diffSql(migratedSchema(), currentSchema())).toBe('')
    expect(joinSchema(migratedSchema())).not.toBe('\n')
  })
})
