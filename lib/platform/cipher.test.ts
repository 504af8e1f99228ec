import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { KeyUnreadable, openWith, sealWith } from './cipher'
import { readKeyring } from './keyring'

const [one, two] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
const scope = { organizationId: randomUUID(), connectorId: randomUUID() }
const keys = { current: one, previous: undefined }

describe('a stored key', () => {
  it('comes back, and is stored differently each time', () => {
    const texts = [sealWith(keys, 'sk-admin-x', scope), sealWith(keys, 'sk-admin-x', scope)]
    expect(texts.map((text) => openWith(keys, text, scope).plain)).toEqual(['sk-admin-x', 'sk-admin-x'])
    expect(texts[0]).not.toBe(texts[1])
    expect(texts[0]).toMatch(/^v1:/)
    expect(texts[0]).not.toContain('sk-admin')
  })

  it('does not open elsewhere, damaged, or in an unknown version', () => {
    const text = sealWith(keys, 'sk-admin-x', scope)
    const bytes = Buffer.from(text.slice(3), 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    for (const [wrong, where] of [
      [text, { ...scope, organizationId: randomUUID() }], [text, { ...scope, connectorId: randomUUID() }],
      [`v1:${bytes.toString('base64')}`, scope], [text.replace('v1', 'v2'), scope], ['', scope], ['v1:', scope], ['v1:AAAA', scope],
    ] as const) expect(() => openWith(keys, wrong, where)).toThrow(KeyUnreadable)
  })

  it('opens with the key before a rotation, and is never encrypted with it', () => {
    const old = sealWith(keys, 'sk-admin-x', scope)
    const rotating = { current: two, previous: one }
    expect(openWith(rotating, old, scope)).toEqual({ plain: 'sk-admin-x', isCurrent: false })
    const anew = sealWith(rotating, 'sk-admin-x', scope)
    expect(openWith({ current: two, previous: undefined }, anew, scope)).toEqual({ plain: 'sk-admin-x', isCurrent: true })
    expect(() => openWith(keys, anew, scope)).toThrow(KeyUnreadable)
  })
})

it('reads the keys of the file anew at each use, and a set ENCRYPTION_KEY goes first', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cloudmonitor-keyring-'))
  const ENCRYPTION_KEY_FILE = path.join(folder, 'secrets.json')
  const settings = { ENCRYPTION_KEY: undefined, ENCRYPTION_KEY_PREVIOUS: undefined, ENCRYPTION_KEY_FILE }
  writeFileSync(ENCRYPTION_KEY_FILE, JSON.stringify({ encryptionKey: one, appPassword: 'x' }))
  expect(readKeyring(settings)).toEqual({ current: one, previous: undefined })
  writeFileSync(ENCRYPTION_KEY_FILE, JSON.stringify({ encryptionKey: two, previousEncryptionKey: one }))
  expect(readKeyring(settings)).toEqual({ current: two, previous: one })
  expect(readKeyring({ ...settings, ENCRYPTION_KEY: one })).toEqual({ current: one, previous: undefined })
  expect(() => readKeyring({ ...settings, ENCRYPTION_KEY_FILE: undefined })).toThrow('ENCRYPTION_KEY is not set.')
  rmSync(folder, { recursive: true })
})
