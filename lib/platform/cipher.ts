import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readKeyring, type Keyring } from './keyring'

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

/** AES-256-GCM, `v1:` + base64 of nonce, tag and ciphertext; organization and connector are associated data. */
export function sealWith({ current }: Keyring, plain: string, scope: CipherScope): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(current, 'base64'), nonce).setAAD(bound(scope))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return `${VERSION}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`
}

/** Fails closed. `isCurrent`: whether the current key opened it, and not the one before a rotation. @throws KeyUnreadable */
export function openWith({ current, previous }: Keyring, text: string, scope: CipherScope): { plain: string; isCurrent: boolean } {
  const plain = tryKey(current, text, scope)
  if (plain !== null) return { plain, isCurrent: true }
  const older = previous === undefined ? null : tryKey(previous, text, scope)
  if (older === null) throw new KeyUnreadable()
  return { plain: older, isCurrent: false }
}

function tryKey(key: string, text: string, scope: CipherScope): string | null {
  const [version, body] = text.split(':')
  if (version !== VERSION || !body) return null
  const bytes = Buffer.from(body, 'base64')
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES)
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce, { authTagLength: TAG_BYTES }).setAAD(bound(scope)).setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** Opens a stored secret with this installation's keys. @throws KeyUnreadable, also when there is no key at all */
export function decryptSecret(text: string, scope: CipherScope): string {
  return openWith(keysOrNone(), text, scope).plain
}

function keysOrNone(): Keyring {
  try {
    return readKeyring()
  } catch {
    throw new KeyUnreadable()
  }
}
