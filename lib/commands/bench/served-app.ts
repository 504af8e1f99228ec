import { closeSync, openSync } from 'node:fs'
import path from 'node:path'

import { freePort } from '@/lib/platform/embedded-postgres/free-port'
import { startNext } from '../app/next-server'
import { prepareBuild } from '../app/prepare'
import type { Supervisor } from '../app/supervisor'
import { benchOrganization, type BenchDatabase, type BenchOrganization } from './bench-database'
import { fillOrganization } from './bulk-facts'
import { signIn, type SignedIn } from './signed-in'

/** The facts of the organization whose pages are opened. */
export const PAGE_FACTS = 200_000
export type ServedApp = { address: string; organization: BenchOrganization; reader: () => Promise<SignedIn>; stop: () => Promise<void> }

/** The production build over the bench's database, with a filled organization. */
export async function serveApp(supervisor: Supervisor, database: BenchDatabase, facts: number): Promise<ServedApp> {
  await prepareBuild(supervisor)
  const port = await freePort()
  const address = `http://localhost:${port}`
  const organization = await benchOrganization()
  await fillOrganization(database.superuser, { ...organization, facts })
  const log = openSync(path.join(database.folder, 'next.log'), 'w')
  const next = startNext('start', '127.0.0.1', port, { ...database.env, NEXTAUTH_URL: address, PORT: String(port), NODE_ENV: 'production' }, log)
  closeSync(log)
  const part = supervisor.add(next)
  await next.ready
  return { address, organization, reader: () => signIn(address, organization), stop: async () => { part.done(); await next.stop() } }
}
