import { NextResponse, type NextRequest } from 'next/server'
import { NotFound } from '@/lib/domain/errors'
import { env } from '@/lib/platform/env'
import { isReadable, refusalOf } from '@/lib/platform/request-guard'

/** Mantine sets style attributes, so styles stay inline; scripts run only with this request's nonce. */
function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** As the routes word what they refuse. */
const refuse = ({ status, detail, code = 'refused', nextStep = null }: { status: number; detail: string; code?: string; nextStep?: string | null }) =>
  NextResponse.json({ type: 'about:blank', status, code, detail, nextStep }, { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store, private' } })

/** An address that says nothing, as `/users/%`: for people the page of any other that does not exist. */
function nothingThere(request: NextRequest, headers: Headers) {
  const { status, code, message, nextStep } = new NotFound('This address')
  return request.nextUrl.pathname.startsWith('/api/') ? refuse({ status, code, detail: message, nextStep }) : NextResponse.rewrite(new URL('/nowhere', request.url), { request: { headers } })
}

/** Refuses what comes from another site or is too large; security headers on every answer. The page's own path goes along, so that sign-in can lead back to it. */
export function proxy(request: NextRequest) {
  const { NODE_ENV, NEXTAUTH_URL } = env()
  const refused = refusalOf({ method: request.method, path: request.nextUrl.pathname, headers: request.headers, ownAddress: NEXTAUTH_URL })
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce, NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  headers.set('content-security-policy', policy)

  const response = refused ? refuse(refused) : isReadable(request.nextUrl.pathname) ? NextResponse.next({ request: { headers } }) : nothingThere(request, headers)
  response.headers.set('content-security-policy', policy)
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  if (NEXTAUTH_URL?.startsWith('https:')) response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  return response
}

/** All but files of the build: next.config.ts sends nosniff with those. */
export const config = { matcher: '/((?!_next/static/|_next/image$|icon\\.svg$|opengraph-image\\.png$).*)' }
