import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Faults } from '../control/faults'
import type { RequestLog } from '../control/request-log'
import type { Answer } from '../endpoints/call'
import { routeOf } from '../endpoints/routes'
import { idText } from '../generator/random'
import type { World } from '../world'
import { ApiError, serverTrouble, tooManyRequests, unknownUrl } from './api-error'
import { authorized, bearer } from './authenticate'
import { sendHalf, sendHtml, sendJson, sendMalformed, withBadCursor } from './reply'

const BASE = '/v1'

/** Answers the Admin API under /v1. */
export function apiHandler(world: World, faults: Faults, log: RequestLog) {
  let count = 0

  const answer = (request: IncomingMessage, url: URL): Answer => {
    const method = request.method ?? 'GET'
    const text = bearer(request)
    const path = url.pathname.slice(BASE.length)
    const route = url.pathname.startsWith(`${BASE}/`) ? routeOf(path) : null
    if (!route) throw unknownUrl(method, url.pathname)
    const known = authorized(text, text === null ? null : world.findKey(text), route.scope)
    if (method !== 'GET') throw new ApiError(405, `Not allowed to ${method} on ${url.pathname}: the simulator is read-only.`)
    return route.answer({ world, ...known, path, search: url.searchParams, now: world.clock.now() })
  }

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const started = performance.now()
    const text = bearer(request)
    const organization = text === null ? null : world.findKey(text)?.organization ?? null
    const asked = { path: `${url.pathname}${url.search}`, organization: organization?.slug ?? null, key: text }
    const fault = faults.next(asked)
    const done = log.begin({ method: request.method ?? '', path: url.pathname, query: url.search, now: world.clock.now(), keyLast4: text?.slice(-4) ?? null, organization: asked.organization, fault: fault?.with ?? null })
    response.once('close', () => done(response.writableFinished ? response.statusCode : 0))
    await wait(faults.delayMs(asked))
    response.setHeader('x-request-id', `req_${idText(`${world.seed}/${count++}`, 32)}`)
    response.setHeader('openai-version', '2020-10-01')
    if (organization?.options.header) response.setHeader('openai-organization', organization.id)
    try {
      if (fault?.with === '429') throw tooManyRequests(fault.retryAfter)
      if (fault?.with === '500' || fault?.with === '503') throw serverTrouble(Number(fault.with))
      if (fault?.with === '502-html') { sendHtml(response); return }
      if (fault?.with === 'malformed-json') { sendMalformed(response); return }
      if (fault?.with === 'endless-pages') { sendJson(response, 200, { object: 'page', data: [], has_more: true, next_page: `page_${count}` }); return }
      const body = withBadCursor(answer(request, url), fault?.with ?? null)
      response.setHeader('openai-processing-ms', String(Math.ceil(performance.now() - started)))
      if (fault?.with === 'cut' || fault?.with === 'truncated-json') sendHalf(response, fault.with, body)
      else sendJson(response, 200, body)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      sendJson(response, error.status, error.body(), error.more.headers)
    }
  }
}
