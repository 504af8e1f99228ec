import { config } from 'dotenv'
import { defineConfig } from 'prisma/config'

config({ quiet: true })

// The address is only for Prisma's own commands on a database of yours; the app migrates itself (lib/platform/migrate.ts).
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
})
