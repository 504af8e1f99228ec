import { describe, expect, test } from 'vitest'
import { pathOfThisSite } from './path-of-this-site'

describe('where sign-in leads', () => {
  test.each(['/settings/ai-providers', '/overview?groupBy=user', '/settings/ai-providers/openai/new?draft=1'])('%s is kept', (path) => {
    expect(pathOfThisSite(path)).toBe(path)
  })
  test.each([
    undefined, '', 'overview', ['/a', '/b'], 'https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example',
    '/\t/evil.example', '/.//evil.example', 'javascript:alert(1)', '/login?callbackUrl=/login', '/api/auth/signout',
  ])('%j leads to the Overview', (path) => {
    expect(pathOfThisSite(path)).toBe('/overview')
  })
})
