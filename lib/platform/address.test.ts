import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => { vi.unstubAllEnvs(); vi.resetModules() })
const addressWith = async (trust: string, forwarded: string | null) => {
  vi.stubEnv('TRUST_PROXY', trust)
  vi.resetModules()
  return (await import('./address')).callerAddress(forwarded)
}

test('without TRUST_PROXY nobody may claim an address', async () => expect(await addressWith('false', '203.0.113.7')).toBeNull())
test('with it, the proxy’s own word counts: what it added last', async () => {
  expect(await addressWith('true', '10.0.0.1, 203.0.113.7')).toBe('203.0.113.7')
  expect(await addressWith('true', null)).toBeNull()
  expect(await addressWith('true', '2001:db8::1')).toBe('2001:db8::1')
  for (const nonsense of [' ', 'a\0b', 'x'.repeat(65), '<script>']) expect(await addressWith('true', nonsense)).toBeNull()
})
