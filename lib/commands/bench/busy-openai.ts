import { createServer } from 'node:http'

/**
 * A stand-in for OpenAI that answers with very many rows a day and computes none of them twice: the simulator has one program of work per key,
 * and would be what is measured. Completions and costs only; the other services answer with empty buckets.
 */
const perDay = Number(process.argv[2] ?? '100')
const DAY = 86_400

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => {
  const key = index % 5000
  return JSON.stringify({ object: 'organization.usage.completions.result', project_id: `proj_${key % 400}`, user_id: `user-${key % 1000}`, api_key_id: `key_${key}`, model: `gpt-5.${index % 60}-2026-01-01`, batch: index >= 5000, service_tier: 'default', num_model_requests: index % 91 + 1, input_tokens: 900, input_uncached_tokens: 600, input_cached_tokens: 300, output_tokens: 200 })
}).join(',')
/** A key with `quiet` in it belongs to an organization with one row a day. */
const [BUSY, QUIET] = [rowsOf(perDay), rowsOf(1)]
const COSTS = Array.from({ length: 60 }, (_, index) => JSON.stringify({ object: 'organization.costs.result', amount: { value: 12.5, currency: 'usd' }, line_item: `gpt-5.${index}-2026-01-01, input`, project_id: `proj_${index}`, api_key_id: `key_${index}`, organization_id: 'org-busy' })).join(',')

const bucket = (start: number, rows: string) => `{"object":"bucket","start_time":${start},"end_time":${start + DAY},"results":[${rows}]}`

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://busy')
  const [start, end, limit] = ['start_time', 'end_time', 'limit'].map((name) => Number(url.searchParams.get(name) ?? '0'))
  const first = Number(url.searchParams.get('page') ?? start)
  const days = Math.min(limit ?? 1, ((end ?? 0) - first) / DAY)
  const next = first + days * DAY
  const rows = url.pathname.endsWith('/usage/completions') ? (request.headers.authorization?.includes('quiet') ? QUIET : BUSY) : url.pathname.endsWith('/costs') ? COSTS : ''
  response.writeHead(200, { 'content-type': 'application/json', 'openai-organization': 'org-busy' })
  response.write('{"object":"page","data":[')
  for (let day = 0; day < days; day += 1) response.write(`${day ? ',' : ''}${bucket(first + day * DAY, rows)}`)
  response.end(`],"has_more":${next < (end ?? 0)},"next_page":${next < (end ?? 0) ? `"${next}"` : 'null'}}`)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ url: `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/v1` })
})
