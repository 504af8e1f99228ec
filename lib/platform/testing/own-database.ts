import { afterAll, inject } from 'vitest'

import { createTestDatabase } from './database'

/** Vitest's setup file of the project `database`: each test file gets a fresh copy of the migrated database as its DATABASE_URL. */
const database = await createTestDatabase(inject('testServer'))
Object.assign(process.env, {
  DATABASE_URL: database.url,
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  NEXTAUTH_SECRET: 'a secret that only tests may have known',
  NEXTAUTH_URL: 'http://localhost:3000',
})

afterAll(() => database.drop())
