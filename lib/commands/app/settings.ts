import { hkdfSync } from 'node:crypto'

import { config } from 'dotenv'

import { type Env, readEnv } from '@/lib/platform/env'
import { reasonOf, Refusal } from '@/lib/platform/refusal'

/** The settings of this start: environment first, then `.env`. @throws Refusal naming each wrong variable */
export const readSettings = (): Env => {
  config({ quiet: true })
  try {
    return readEnv(process.env)
  } catch (error) {
    throw new Refusal(`${reasonOf(error)} See .env.example for what each variable means.`)
  }
}

/** The secret of sessions where nobody set one: the same in every process that has this key, and of no use to read the key. */
export const sessionSecretFrom = (encryptionKey: string): string =>
  Buffer.from(hkdfSync('sha256', Buffer.from(encryptionKey, 'base64'), '', 'cloudmonitor sessions', 32)).toString('base64url')
