import 'server-only'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { env, type Env } from './env'

/** base64 texts of 32 bytes. `previous`: opens what a rotation has not reached yet; nothing is encrypted with it. */
export type Keyring = { current: string; previous: string | undefined }

const Kept = z.object({ encryptionKey: z.string().min(1), previousEncryptionKey: z.string().min(1).optional() })
type Settings = Pick<Env, 'ENCRYPTION_KEY' | 'ENCRYPTION_KEY_PREVIOUS' | 'ENCRYPTION_KEY_FILE'>

/**
 * The keys that stored keys are encrypted with. From the environment, where a restart changes them; or from the data folder's
 * secrets file, which is read at every use, so that a running process follows a rotation. @throws Error that names the setting
 */
export function readKeyring(settings: Settings = env()): Keyring {
  const { ENCRYPTION_KEY: current, ENCRYPTION_KEY_PREVIOUS: previous, ENCRYPTION_KEY_FILE: file } = settings
  if (current) return { current, previous }
  if (!file) throw new Error('ENCRYPTION_KEY is not set. Start CloudMonitor with npm start, or set it in the environment.')
  const { encryptionKey, previousEncryptionKey } = Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  return { current: encryptionKey, previous: previousEncryptionKey }
}
