import { z } from 'zod'
import { expect, expectTrouble, test } from './fixtures'

test('every answer says what a browser may do with it', async ({ asAdmin: page }) => {
  const nonces: string[] = []
  for (const path of ['/login', '/overview', '/settings/audit-log', '/api/health', '/api/reports/overview', '/api/exports/overview', '/nowhere', '/icon.svgx']) {
    const headers = (await page.request.get(path)).headers()
    const policy = headers['content-security-policy'] ?? ''
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'(;|$)/.exec(policy)?.[1]
    expect(nonce, path).toBeTruthy()
    nonces.push(nonce ?? '')
    for (const part of [`default-src 'self'`, `object-src 'none'`, `base-uri 'self'`, `form-action 'self'`, `frame-ancestors 'none'`, `connect-src 'self'`]) expect(policy.split('; '), `${path}: ${part}`).toContain(part)
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*/)
    expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['x-powered-by']).toBeUndefined()
    if (path.startsWith('/api/reports') || path.startsWith('/api/exports')) expect(headers['cache-control']).toBe('no-store, private')
  }
  expect(new Set(nonces).size).toBe(nonces.length)
})

test('files of the build are not to be sniffed at', async ({ request }) => {
  const script = /<script[^>]* src="(\/_next\/static\/[^"]+)"/.exec(await (await request.get('/login')).text())?.[1]
  for (const path of [z.string().parse(script), '/icon.svg', '/opengraph-image.png']) {
    const response = await request.get(path)
    expect([path, response.status(), response.headers()['x-content-type-options']]).toEqual([path, 200, 'nosniff'])
  }
})

test('a script without the nonce does not run, and no other page may frame this one', async ({ asAdmin: page, browser }) => {
  await page.goto('/overview')
  const refused = await page.evaluate(() => new Promise<string>((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective))
    const button = document.createElement('button')
    button.setAttribute('onclick', 'document.title = "ran"')
    document.body.append(button)
    button.click()
  }))
  expect(refused).toBe('script-src-attr')
  expectTrouble(page, /^Executing inline event handler violates/)
  expect(await page.title()).not.toBe('ran')

  const outside = await (await browser.newContext()).newPage()
  await outside.setContent(`<iframe src="${new URL('/login', page.url())}"></iframe>`)
  await expect(outside.frameLocator('iframe').getByLabel('E-mail')).toHaveCount(0)
  await outside.context().close()
})

test('cookies are out of reach for scripts, and the sign-in leads nowhere else', async ({ asAdmin: page, request }) => {
  await page.goto('/overview')
  const session = (await page.context().cookies()).find(({ name }) => name.includes('session-token'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  expect(await page.evaluate(() => document.cookie)).not.toContain(session?.value ?? 'missing')
  for (const address of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const text = await (await request.get(`/login?callbackUrl=${encodeURIComponent(address)}`)).text()
    expect(text).not.toContain('href="https://evil')
  }
})
