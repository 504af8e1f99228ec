import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { requireEnv } from './env'

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What a ciphertext belongs to: moved to another organization or connector it no longer opens. */
export type CipherScope = { organizationId: string; connectorId: string }

/** The stored key cannot be opened: wrong or lost ENCRYPTION_KEY, or a damaged or moved row. */
export class KeyUnreadable extends Error {
  readonly code = 'key_unreadable'
  readonly nextStep = 'Restore that setting, or replace the key.'
  constructor() { super('The stored key cannot be read with the ENCRYPTION_KEY of this installation.') }
}

const bound = (scope: CipherScope) => Buffer.from(`cloudmonitor:connector-key:${scope.organizationId}:${scope.connectorId}`)
const masterKey = () => Buffer.from(requireEnv('ENCRYPTION_KEY'), 'base64')

/** AES-256-GCM, `v1:` + base64 of nonce, tag and ciphertext; organization and connector are associated data. */
export function encryptSecret(plain: string, scope: CipherScope): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', masterKey(), nonce).setAAD(bound(scope))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return `${VERSION}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`
}

/** Fails closed. @throws KeyUnreadable */
export function decryptSecret(text: string, scope: CipherScope): string {
  const [version, body] = text.split(':')
  if (version !== VERSION || !body) throw new KeyUnreadable()
  const bytes = Buffer.from(body, 'base64')
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES)
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', masterKey(), nonce, { authTagLength: TAG_BYTES }).setAAD(bound(scope)).setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    throw new KeyUnreadable()
  }
}
