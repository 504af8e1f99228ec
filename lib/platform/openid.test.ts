import { expect, test } from 'vitest'
import { readEnv } from './env'
import { openidSettings } from './openid'

const whole = { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'shh', OIDC_ALLOWED_DOMAINS: 'Example.com, example.org' }
const settings = (source: Record<string, string>) => openidSettings(readEnv(source))

test('without an issuer there is none', () => expect(settings({})).toBeNull())

test('the least, and everything', () => {
  expect(settings(whole)).toMatchObject({ domains: ['example.com', 'example.org'], organization: null, role: null, name: 'single sign-on' })
  expect(settings({ ...whole, OIDC_ORGANIZATION: 'Acme', OIDC_ROLE_CLAIM: 'groups', OIDC_ADMIN_VALUES: 'ops,cto' })).toMatchObject({ organization: 'Acme', role: { claim: 'groups', admin: ['ops', 'cto'], finance: [] } })
})

test.each([
  [{ ...whole, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
  [{ ...whole, OIDC_ALLOWED_DOMAINS: ' , ' }, 'OIDC_ALLOWED_DOMAINS'],
  [{ ...whole, OIDC_ISSUER: 'http://id.example.com' }, 'https'],
  [{ OIDC_CLIENT_ID: 'id' }, 'OIDC_ISSUER'],
  [{ ...whole, OIDC_ROLE_CLAIM: 'groups', OIDC_ADMIN_VALUES: 'ops' }, 'OIDC_ORGANIZATION'],
  [{ ...whole, OIDC_ORGANIZATION: 'Acme', OIDC_ROLE_CLAIM: 'groups' }, 'OIDC_ADMIN_VALUES'],
])('what is half set is refused at start, and the secret is not said: %j', (source, named) => {
  expect(() => settings(source)).toThrow(named)
  expect(() => settings(source)).not.toThrow('shh')
})
