import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { PURPOSES, SCOPES } from '../organizations/organization'
import { FAULTS } from './faults'

const scope = z.enum(SCOPES)
const whole = z.number().int().nonnegative()
const where = { path: z.string().nullable().default(null), organization: z.string().nullable().default(null), key: z.string().nullable().default(null) }

/** What the control endpoint can be told to do: one JSON object, named by `do`. */
export const Command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set-clock'), now: z.iso.datetime() }),
  z.strictObject({ do: z.literal('advance-clock'), seconds: z.number().int() }),
  z.strictObject({ do: z.literal('issue-key'), organization: z.string(), purpose: z.enum(PURPOSES).default('read-only') }),
  z.strictObject({ do: z.literal('revoke-key'), key: z.string() }),
  z.strictObject({ do: z.literal('unrevoke-key'), key: z.string() }),
  z.strictObject({ do: z.literal('drop-scope'), key: z.string(), scope }),
  z.strictObject({ do: z.literal('restore-scope'), key: z.string(), scope }),
  z.strictObject({ do: z.literal('delay'), ms: whole, ...where }),
  z.strictObject({ do: z.literal('fail'), with: z.enum(FAULTS), times: whole.default(1), after: whole.default(0), retryAfter: whole.nullable().default(null), ...where }),
  z.strictObject({ do: z.literal('fault-rate'), percent: z.number().min(0).max(100), seed: z.string().default('faults'), kinds: z.array(z.enum(FAULTS)).nonempty().optional(), retryAfter: whole.nullable().default(null) }),
  z.strictObject({ do: z.literal('clear-faults') }),
  z.strictObject({ do: z.literal('restate-costs'), organization: z.string(), day: Day, factor: z.string().regex(/^\d{1,3}(\.\d{1,4})?$/) }),
  z.strictObject({ do: z.literal('late-usage'), organization: z.string(), day: Day, requests: whole, inputTokens: whole, outputTokens: whole, apiKeyId: z.string().optional() }),
  z.strictObject({ do: z.literal('delete-api-key'), organization: z.string(), apiKeyId: z.string() }),
  z.strictObject({ do: z.literal('archive-project'), organization: z.string(), projectId: z.string() }),
  z.strictObject({ do: z.literal('add-user'), organization: z.string(), name: z.string(), email: z.email() }),
  z.strictObject({ do: z.literal('set-option'), organization: z.string(), option: z.string(), value: z.boolean() }),
  z.strictObject({ do: z.literal('reset-requests') }),
])
export type Command = z.infer<typeof Command>
export type CommandInput = z.input<typeof Command>
