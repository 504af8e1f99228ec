import { startNext } from '@/lib/commands/app/next-server'
import { freePort } from '@/lib/platform/embedded-postgres/free-port'

/** Another process of the same production build on the same database, with settings of its own: `url` is where it really listens. */
export async function startSecondApp(settings: Record<string, string>, port?: number): Promise<{ url: string; stop: () => Promise<void> }> {
  const at = port ?? await freePort()
  const url = `http://localhost:${at}`
  const app = startNext('start', '127.0.0.1', at, { NODE_ENV: 'production', NODE_OPTIONS: '', NEXTAUTH_URL: url, PORT: String(at), ...settings })
  await app.ready
  if (app.process.exitCode !== null) throw new Error('the second app did not start')
  return { url, stop: app.stop }
}
