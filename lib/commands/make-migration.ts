import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { diffSql } from './migrations/diff-sql.ts'
import { currentSchema, joinSchema, migratedSchema, MIGRATIONS_FOLDER, SNAPSHOT_FILE } from './migrations/schema-files.ts'

const LOCK_FILE = path.join(MIGRATIONS_FOLDER, 'migration_lock.toml')

const fail = (sentence: string): never => {
  console.error(sentence)
  process.exit(1)
}

const [name] = process.argv.slice(2)
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  fail('Give the migration a name of small letters, digits and underscores: npm run make-migration -- add_model_tiers')
}

const schema = currentSchema()
const sql = await diffSql(migratedSchema(), schema)
if (sql === '') fail(`Nothing to migrate: ${SNAPSHOT_FILE} is the same schema. Change prisma/schema first.`)

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = path.join(MIGRATIONS_FOLDER, `${stamp}_${name}`)
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'migration.sql'), sql)
writeFileSync(SNAPSHOT_FILE, joinSchema(schema))
if (!existsSync(LOCK_FILE)) writeFileSync(LOCK_FILE, 'provider = "postgresql"\n')
console.log(`Wrote ${folder}/migration.sql. Read it, and add by hand what Prisma cannot say (policies, checks).`)
