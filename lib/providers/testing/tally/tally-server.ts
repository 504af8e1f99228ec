import { createServer, type ServerResponse } from 'node:http'
import { Day, daysOf } from '@/lib/domain/day'

export const TALLY_KEY = 'tly_a-key-of-the-second-vendor'
const PAGE = 5

type Answer = { status: number; headers?: Record<string, string>; body: string; cut?: boolean }
export type UsedRow = { day: Day; team: string; seat: string; token: string; engine: string; read: number; reused: number; written: number; calls: number }
export type BilledRow = { day: Day; team: string; token: string; what: string; dollars: string }

/** The same every day, so that its books can be added up by hand: two teams, two engines. */
export function usedOn(day: Day): UsedRow[] {
  return [
    { day, team: 'team-a', seat: 'seat-1', token: 'tok-1', engine: 'tally-large-2', read: 1200, reused: 400, written: 300, calls: 7 },
    { day, team: 'team-b', seat: 'seat-2', token: 'tok-2', engine: 'tally-small-2', read: 90, reused: 0, written: 11, calls: 3 },
  ]
}
export const billedOn = (day: Day): BilledRow[] => [
  { day, team: 'team-a', token: 'tok-1', what: 'tally-large-2, input', dollars: '0.0000008000000001' },
  { day, team: 'team-a', token: 'tok-1', what: 'tally-large-2, output', dollars: '1.25' },
  { day, team: 'team-b', token: 'tok-2', what: 'tally-small-2, output', dollars: '0.10' },
]

/**
 * A second vendor, made up for tests: another header, other words, pages of days, dollars as text. It proves that a provider is
 * all that a vendor needs.
 */
export async function startTally() {
  let next: Answer | null = null
  const send = (response: ServerResponse, { status, headers = {}, body, cut = false }: Answer) => {
    response.writeHead(status, { 'content-type': 'application/json', ...(cut ? { 'content-length': String(body.length + 100) } : {}), ...headers })
    if (!cut) return void response.end(body)
    response.write(body)
    setTimeout(() => response.destroy(), 20)
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://tally')
    if (request.headers['x-tally-key'] !== TALLY_KEY) return send(response, { status: 401, body: '{"wrong":"key"}' })
    if (next && url.pathname === '/v9/used') return send(response, next)
    const names = { teams: [{ id: 'team-a', called: 'Team A' }, { id: 'team-b', called: 'Team B' }], seats: [{ id: 'seat-1', called: 'Ada', mail: 'ada@tally.example' }, { id: 'seat-2', called: 'Bo', mail: 'bo@tally.example' }], tokens: [{ id: 'tok-1', called: 'Ada’s', team: 'team-a', seat: 'seat-1' }, { id: 'tok-2', called: 'Bo’s', team: 'team-b', seat: 'seat-2' }] }
    if (url.pathname === '/v9/names') return send(response, { status: 200, body: JSON.stringify({ account: 'tally-account-7', ...names }) })
    const text = (name: string) => url.searchParams.get(name) ?? ''
    const days = daysOf({ from: Day.parse(text('from')), to: Day.parse(text('to')) })
    const from = Number(text('page') || '0') * PAGE
    const shown = days.slice(from, from + PAGE)
    const rows = url.pathname === '/v9/used' ? shown.flatMap(usedOn) : shown.flatMap(billedOn)
    return send(response, { status: 200, body: JSON.stringify({ account: 'tally-account-7', days: shown.length, rows, more: from + PAGE < days.length }) })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** Its next answers about usage, until null. */
    answer: (answer: Answer | null) => { next = answer },
    stop: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections() }),
  }
}
