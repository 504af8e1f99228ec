import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'

vi.stubEnv('ENCRYPTION_KEY', Buffer.alloc(32, 1).toString('base64'))
const { decryptSecret, encryptSecret, KeyUnreadable } = await import('./cipher')

const scope = { organizationId: randomUUID(), connectorId: randomUUID() }

describe('a stored key', () => {
  it('comes back, and is stored differently each time', () => {
    const [one, two] = [encryptSecret('sk-admin-x', scope), encryptSecret('sk-admin-x', scope)]
    expect([decryptSecret(one, scope), decryptSecret(two, scope)]).toEqual(['sk-admin-x', 'sk-admin-x'])
    expect(one).not.toBe(two)
    expect(one).toMatch(/^v1:/)
    expect(one).not.toContain('sk-admin')
  })

  it('does not open elsewhere, damaged, or in an unknown version', () => {
    const text = encryptSecret('sk-admin-x', scope)
    const bytes = Buffer.from(text.slice(3), 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    for (const [wrong, where] of [
      [text, { ...scope, organizationId: randomUUID() }], [text, { ...scope, connectorId: randomUUID() }],
      [`v1:${bytes.toString('base64')}`, scope], [text.replace('v1', 'v2'), scope], ['', scope], ['v1:', scope], ['v1:AAAA', scope],
    ] as const) expect(() => decryptSecret(wrong, where)).toThrow(KeyUnreadable)
  })
})
