import { badParameter } from '../http/api-error'
import { isoOf } from '../clock'
import { pageStart, pageToken } from '../http/page-token'
import type { Json } from '../http/json-text'
import type { Query } from '../http/query'
import { DAY } from '../generator/visibility'
import type { Answer, Call } from './call'

const WIDTHS = { '1m': 60, '1h': 3600, '1d': DAY } as const
type Width = keyof typeof WIDTHS
const LIMITS: Record<Width, [otherwise: number, most: number]> = { '1m': [60, 1440], '1h': [24, 168], '1d': [7, 31] }
const isWidth = (text: string): text is Width => text in WIDTHS
const HISTORY_DAYS = 365

export type Bucket = { start: number; end: number }
export type Window = { question: string; first: number; start: number; end: number; width: number; limit: number }

const floorDay = (seconds: number) => Math.floor(seconds / DAY) * DAY

function range(query: Query, now: number): { start: number; end: number } {
  const start = query.integer('start_time')
  if (start === null) throw badParameter('start_time', "Missing required parameter: 'start_time'.", 'missing_required_parameter')
  const earliest = floorDay(now) - HISTORY_DAYS * DAY
  if (start < earliest) {
    throw badParameter('start_time', `The requested time range exceeds the reporting lookback of ${HISTORY_DAYS} days. The earliest available start_time is ${earliest} (${isoOf(earliest)}).`, 'reporting_lookback_exceeded')
  }
  const end = query.integer('end_time')
  if (end !== null && end <= start) throw badParameter('end_time', "Invalid 'end_time': it must be after 'start_time'.", 'invalid_value')
  return { start, end: Math.min(end ?? now, now) }
}

function windowOf(call: Call, query: Query, width: number, limit: number, { start, end }: { start: number; end: number }): Window {
  const question = `${call.organization.slug} ${call.path} ${query.canonical()}`
  const page = query.one('page')
  return { question, first: page === null ? start : pageStart(question, page), start, end, width, limit }
}

/** Usage: buckets clipped to the request and to now. */
export function usageWindow(call: Call, query: Query): Window {
  const name = query.choice('bucket_width', Object.keys(WIDTHS)) ?? '1d'
  const width: Width = isWidth(name) ? name : '1d'
  return windowOf(call, query, WIDTHS[width], query.limit(...LIMITS[width]), range(query, call.now))
}

/** Costs: whole UTC days, whatever the start. */
export function costsWindow(call: Call, query: Query): Window {
  query.choice('bucket_width', ['1d'])
  const { start, end } = range(query, call.now)
  const asked = query.integer('limit')
  const limit = call.organization.options.clampsCostsLimit && asked !== null && asked > 180 ? 180 : query.limit(7, 180)
  return windowOf(call, query, DAY, limit, { start: floorDay(start), end: Math.ceil(end / DAY) * DAY })
}

/** The page of buckets that a window asks for; `results` fills one bucket. */
export function bucketPage(call: Call, window: Window, results: (bucket: Bucket) => Json[]): Answer {
  const data: Json[] = []
  let start = window.first
  while (start < window.end && data.length < window.limit) {
    const end = Math.min(window.end, (Math.floor(start / window.width) + 1) * window.width)
    const iso = call.organization.options.undocumentedFields ? { start_time_iso: `${isoOf(start).slice(0, -1)}+00:00`, end_time_iso: `${isoOf(end).slice(0, -1)}+00:00` } : {}
    data.push({ object: 'bucket', start_time: start, end_time: end, ...iso, results: results({ start, end }) })
    start = end
  }
  const more = start < window.end || (call.organization.options.emptyLastPage && data.length > 0)
  return {
    body: { object: 'page', data, has_more: more, next_page: more ? pageToken(window.question, start) : null },
    cursor: { field: 'next_page', here: pageToken(window.question, window.first) },
  }
}
