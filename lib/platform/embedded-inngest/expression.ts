import { Refusal } from '../refusal'
import type { JobEvent } from './event'

const KEY = /^event\.data\.([A-Za-z_]\w*)$/
const SAME = /^event\.data\.([A-Za-z_]\w*) == async\.data\.\1$/
const MATCH = /^data\.([A-Za-z_]\w*)$/

const field = (pattern: RegExp, text: string): string => {
  const name = pattern.exec(text)?.[1]
  if (name === undefined) throw new Refusal(`The embedded job engine does not understand "${text}": only event.data.x, and event.data.x == async.data.x in cancelOn.`)
  return name
}

/** Inngest's keys are CEL; of it, only `event.data.x` is understood here. @throws Refusal */
export const keyField = (expression: string): string => field(KEY, expression)

/** The field that two events have to share: `event.data.x == async.data.x`. @throws Refusal */
export const sharedField = (rule: { if?: string | undefined; match?: string | undefined }): string =>
  rule.match === undefined ? field(SAME, rule.if ?? '(nothing)') : field(MATCH, rule.match)

/** The value of a field as a key; null where the event has none. */
export const fieldOf = (event: Pick<JobEvent, 'data'>, name: string): string | null => {
  const value = event.data[name]
  return value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)
}
