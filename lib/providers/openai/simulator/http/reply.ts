import type { ServerResponse } from 'node:http'
import type { Answer } from '../endpoints/call'
import type { Fault } from '../control/faults'
import { type JsonObject, jsonText } from './json-text'

/** Sends a whole JSON answer. */
export function sendJson(response: ServerResponse, status: number, body: JsonObject, headers: Record<string, string> = {}): void {
  const text = jsonText(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)), ...headers }).end(text)
}

/** A page whose cursor does not lead on: it repeats this page, or there is none. */
export function withBadCursor({ body, cursor }: Answer, fault: Fault | null): JsonObject {
  if (!cursor || (fault !== 'repeated-cursor' && fault !== 'missing-cursor')) return body
  return { ...body, has_more: true, [cursor.field]: fault === 'repeated-cursor' ? cursor.here : null }
}

const HTML = '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>simulated</center></body></html>'

/** What a broken gateway sends. */
export const sendHtml = (response: ServerResponse): void => { response.writeHead(502, { 'content-type': 'text/html' }).end(HTML) }

/** Half of an answer. `cut`: fewer bytes than promised, then the connection goes. `truncated-json`: ends politely all the same. */
export function sendHalf(response: ServerResponse, fault: 'cut' | 'truncated-json', body: JsonObject): void {
  const whole = jsonText(body)
  const half = whole.slice(0, Math.floor(whole.length / 2))
  const length = fault === 'cut' ? { 'content-length': String(Buffer.byteLength(whole)) } : {}
  response.writeHead(200, { 'content-type': 'application/json', ...length })
  if (fault === 'truncated-json') { response.end(half); return }
  response.write(half, () => { response.destroy() })
}

/** A complete answer that is not JSON. */
export const sendMalformed = (response: ServerResponse): void => { response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"page","data":[,]}') }
