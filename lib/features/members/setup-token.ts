import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, url-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** Only this is stored: a random token needs no slow hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
