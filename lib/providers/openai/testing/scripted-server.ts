import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { createOpenAiProvider, type OpenAiSettings } from '@/lib/providers/openai'
import { ApiKey, type Provider } from '@/lib/providers/provider'

export type Asked = { path: string; query: URLSearchParams; authorization: string }
export type Script = (asked: Asked, response: ServerResponse, request: IncomingMessage) => void
export type Scripted = { url: string; asked: Asked[]; provider: Provider }

export const KEY = new ApiKey('sk-admin-a-very-secret-key')

/** A real HTTP server for one test that answers as told, and a provider that asks it. For tests only. */
export async function scripted(script: Script, settings: Partial<OpenAiSettings> = {}): Promise<Scripted> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://scripted')
    const now = { path: url.pathname.replace('/v1', ''), query: url.searchParams, authorization: request.headers.authorization ?? '' }
    asked.push(now)
    script(now, response, request)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  }))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}/v1`
  return { url, asked, provider: createOpenAiProvider({ baseUrl: url, ...settings }) }
}

export const send = (response: ServerResponse, text: string, status = 200, headers: Record<string, string> = {}): void =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)

/** A page of buckets as JSON text: `[start, '[rows]']` each. */
export function page(buckets: readonly (readonly [start: number, rows: string])[], next: string | null = null): string {
  const data = buckets.map(([start, rows]) => `{"object":"bucket","start_time":${start},"end_time":${start + 86_400},"results":${rows}}`)
  return `{"object":"page","data":[${data.join(',')}],"has_more":${next !== null},"next_page":${JSON.stringify(next)}}`
}

export const list = (items: readonly object[], more = false): string =>
  JSON.stringify({ object: 'list', data: items, has_more: more, last_id: more ? Object.values(items.at(-1) ?? {})[0] : null })

export const refusal = (message: string, fields: { code?: string; param?: string } = {}): string =>
  JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null, ...fields } })

/** All of an async iterable. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
