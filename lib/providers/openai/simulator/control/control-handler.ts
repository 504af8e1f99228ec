import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { Day, dayOfSeconds } from '@/lib/domain/day'
import { bearer } from '../http/authenticate'
import type { World } from '../world'
import { Command } from './commands'
import type { Faults } from './faults'
import type { RequestLog } from './request-log'
import { ControlError, runCommand } from './run-command'
import { lastFortnight, truth } from './truth'

const TruthQuestion = z.object({ organization: z.string(), from: Day.optional(), to: Day.optional() })

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function truthOf(world: World, url: URL) {
  const { organization: slug, from, to } = TruthQuestion.parse(Object.fromEntries(url.searchParams))
  const organization = world.organization(slug)
  if (!organization) throw new ControlError(`no organization ${slug}`)
  const fortnight = lastFortnight(dayOfSeconds(world.clock.now()))
  return truth(world, organization, { from: from ?? fortnight.from, to: to ?? fortnight.to })
}

/** Answers `POST /__control`, `GET /__control/requests` and `GET /__control/truth`, for holders of the control token. */
export function controlHandler(parts: { world: World; faults: Faults; log: RequestLog; token: string }) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (!same(bearer(request) ?? '', parts.token)) { send(response, 401, { error: 'the control token is missing or wrong' }); return }
    try {
      const asked = `${request.method} ${url.pathname}`
      if (asked === 'POST /__control') send(response, 200, runCommand(parts, Command.parse(await json(request))))
      else if (asked === 'GET /__control/requests') send(response, 200, parts.log.told())
      else if (asked === 'GET /__control/truth') send(response, 200, truthOf(parts.world, url))
      else send(response, 404, { error: `no ${asked}` })
    } catch (error) {
      if (error instanceof z.ZodError) send(response, 400, { error: z.prettifyError(error) })
      else if (error instanceof ControlError || error instanceof SyntaxError) send(response, 400, { error: error.message })
      else throw error
    }
  }
}
