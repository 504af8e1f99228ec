import { randomBytes } from 'node:crypto'
import path from 'node:path'

import { z } from 'zod'

import { Refusal } from '../refusal'
import { readPrivate, writePrivate } from './private-files'

const Secrets = z.object({
  superuserPassword: z.string().min(1),
  appPassword: z.string().min(1),
  encryptionKey: z.string().min(1),
  /** Only while a rotation runs. */
  previousEncryptionKey: z.string().min(1).optional(),
  nextAuthSecret: z.string().min(1),
})

/** What an installation with its own PostgreSQL needs to stay readable: lost with this file, lost for good. */
export type Secrets = z.infer<typeof Secrets>

/** Also read by every process that opens stored keys (keyring.ts). */
export const secretsFile = (dataDir: string) => path.join(dataDir, 'secrets.json')

const create = (): Secrets => ({
  superuserPassword: randomBytes(24).toString('base64url'),
  appPassword: randomBytes(24).toString('base64url'),
  encryptionKey: randomBytes(32).toString('base64'),
  nextAuthSecret: randomBytes(32).toString('base64url'),
})

const parse = (text: string, file: string): Secrets => {
  try {
    return Secrets.parse(JSON.parse(text))
  } catch {
    throw new Refusal(`${file} is damaged: restore it from a backup, because the database and the stored keys cannot be opened without it.`)
  }
}

/** The secrets of this data folder, or undefined when it has none yet. */
export const readSecrets = (dataDir: string): Secrets | undefined => {
  const text = readPrivate(secretsFile(dataDir))
  return text === undefined ? undefined : parse(text, secretsFile(dataDir))
}

/** The secrets of this data folder, made on first use. */
export const ensureSecrets = (dataDir: string, hasCluster: boolean): Secrets => {
  const known = readSecrets(dataDir)
  if (known) return known
  if (hasCluster) throw new Refusal(`${secretsFile(dataDir)} is missing but there is a database: restore the file from a backup, or remove ${dataDir} to start anew.`)
  const fresh = create()
  writePrivate(secretsFile(dataDir), JSON.stringify(fresh, null, 2))
  return fresh
}

/** Writes other secrets in their place, in one step. */
export const replaceSecrets = (dataDir: string, secrets: Secrets): void => writePrivate(secretsFile(dataDir), JSON.stringify(secrets, null, 2))
