import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { PrismaPg } from '@prisma/adapter-pg'
import { expect, it } from 'vitest'

import { openSchemaEngine } from './schema-engine'
import { MIGRATIONS_FOLDER } from './schema-files'

const migrationsList = {
  baseDir: MIGRATIONS_FOLDER,
  lockfile: { path: 'migration_lock.toml', content: readFileSync(path.join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'utf8') },
  shadowDbInitScript: '',
  migrationDirectories: readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: readFileSync(path.join(MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8') } },
  })),
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The engine wants each answer of an adapter as `{ ok, value }`. */
const bound = (adapter: object): object =>
  new Proxy(adapter, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      const answer = (value: unknown) => ({ ok: true, value: isObject(value) && 'queryRaw' in value ? bound(value) : value })
      return (...args: unknown[]) => {
        const value: unknown = Reflect.apply(member, target, args)
        return value instanceof Promise ? value.then(answer) : answer(value)
      }
    },
  })

it('Prisma finds every migration applied and unchanged in a database that our runner migrated', async () => {
  const engine = await openSchemaEngine(bound(new PrismaPg({ connectionString: process.env.DATABASE_URL })))
  const filters = { externalTables: [], externalEnums: [] }
  expect(await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })).toEqual({
    editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null,
  })
  expect(await engine.applyMigrations({ migrationsList, filters })).toEqual({ appliedMigrationNames: [] })
})
