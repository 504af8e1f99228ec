import { contentHash } from './content-hash'
import { binOf } from './node-child'
import { runToEnd } from './run-to-end'
import { isStamped, stamped } from './stamp'
import type { Supervisor } from './supervisor'

const STAMP = 'lib/platform/prisma-client/.source-hash'
const SOURCES = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']

/** Prisma wants a schema engine even to generate, and would download it; any file that exists will do (ARCHITECTURE.md). */
const OFFLINE = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }

/** Whether the generated database client is that of the schema. */
export const isPrismaClientCurrent = (): boolean => isStamped(STAMP, contentHash(SOURCES))

/** Generates the database client. @throws Refusal with what Prisma says */
export const generatePrismaClient = (supervisor: Supervisor): Promise<void> =>
  stamped(STAMP, contentHash(SOURCES), () =>
    runToEnd(supervisor, {
      args: [binOf('prisma', 'build/index.js'), 'generate'],
      env: OFFLINE,
      failure: 'The database client could not be generated: correct prisma/schema as Prisma says above.',
    }))
