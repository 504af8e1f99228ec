import type { InngestFunction } from 'inngest'
import { z } from 'zod'
import { Refusal } from '../refusal'
import { keyField, sharedField } from './expression'

const Name = z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)])
const Trigger = z.union([
  z.looseObject({ cron: z.string().regex(/^(?!TZ=)\S+( \S+){4}$/), if: z.undefined().optional() }).transform(({ cron }) => ({ cron, event: null })),
  z.looseObject({ event: Name, if: z.undefined().optional() }).transform(({ event }) => ({ cron: null, event })),
])
const Limit = z.union([z.number().int().transform((limit) => ({ limit, key: undefined })), z.strictObject({ limit: z.number().int(), key: z.string().optional(), scope: z.literal('fn').optional() })])
const Cancellation = z.strictObject({ event: Name, if: z.string().optional(), match: z.string().optional() })

/** What the executor understands of a function's options; anything else would be ignored silently, so it is refused. */
const Options = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  triggers: z.array(Trigger),
  retries: z.number().int().min(0).max(20).default(3),
  concurrency: z.union([Limit, z.array(Limit).length(1).transform(([limit]) => limit)]).optional(),
  singleton: z.strictObject({ key: z.string().optional(), mode: z.enum(['skip', 'cancel']) }).optional(),
  idempotency: z.string().optional(),
  cancelOn: z.array(Cancellation).default([]),
  priority: z.strictObject({ run: z.string().regex(/^-?\d{1,3}$/) }).optional(),
})

/** A function as the executor sees it: triggers and flow control. Key fields are names within `event.data`; '' is one key for all. */
export type JobFunction = {
  id: string
  /** How the SDK's handler knows it. */
  fnId: string
  name: string
  cron: string | null
  events: string[]
  retries: number
  concurrency: { limit: number; field: string } | null
  singleton: { mode: 'skip' | 'cancel'; field: string } | null
  idempotencyField: string | null
  cancelOn: { event: string; field: string }[]
  priority: number
}

const fieldOrAll = (key: string | undefined) => (key === undefined ? '' : keyField(key))

/** Reads a function's options. @throws Refusal for what the embedded engine cannot do */
export function jobFunction(fn: InngestFunction.Any, appId: string): JobFunction {
  const parsed = Options.safeParse(fn.opts)
  if (!parsed.success) throw new Refusal(`The embedded job engine cannot run the function ${fn.id()}: ${z.prettifyError(parsed.error)}`)
  const { id, name, triggers, retries, concurrency, singleton, idempotency, cancelOn, priority } = parsed.data
  const crons = triggers.flatMap(({ cron }) => cron ?? [])
  if (crons.length > 1) throw new Refusal(`The embedded job engine cannot run the function ${id}: it has more than one schedule.`)
  return {
    id, fnId: fn.id(appId), name: name ?? id, cron: crons[0] ?? null, events: triggers.flatMap(({ event }) => event ?? []), retries,
    concurrency: concurrency && concurrency.limit > 0 ? { limit: concurrency.limit, field: fieldOrAll(concurrency.key) } : null,
    singleton: singleton ? { mode: singleton.mode, field: fieldOrAll(singleton.key) } : null,
    idempotencyField: idempotency === undefined ? null : keyField(idempotency),
    cancelOn: cancelOn.map((rule) => ({ event: rule.event, field: sharedField(rule) })),
    priority: Number(priority?.run ?? 0),
  }
}
