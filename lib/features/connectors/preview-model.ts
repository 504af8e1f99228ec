import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { PulledService, UsageService } from '@/lib/domain/services'

const PullStatus = z.enum(['waiting', 'running', 'done', 'failed', 'absent'])
const Problem = z.object({ code: z.string(), message: z.string(), nextStep: z.string(), retryAt: z.iso.datetime().nullable() })

/** Tokens of one model, project, person or key. `note` marks what the name does not say: `deleted key`, `service account`, `archived`. */
export const TokenRow = z.object({
  id: z.string().nullable(), label: z.string(), note: z.string().nullable(),
  input: CountText, cachedInput: CountText, output: CountText, requests: CountText,
})
export type TokenRow = z.infer<typeof TokenRow>

const Share = z.object({ tokens: CountText, share: DecimalText.nullable() })

/**
 * What Verify shows before Save: the 14 UTC days that end today. Tokens are completions, as whole-number text; dollars
 * are exact decimal text (USD). `cost: null` on a day: OpenAI has no dollars for it yet, which is not zero.
 */
export const PreviewModel = z.object({
  draftId: z.uuid(),
  name: z.string(),
  keyLast4: z.string(),
  range: z.object({ from: Day, to: Day }),
  expiresAt: z.iso.datetime(),
  vendorOrganization: z.object({ id: z.string().nullable(), source: z.enum(['header', 'costs', 'project']).nullable() }),
  /** A saved connector that already reads this vendor organization: Save is refused. */
  alreadyConnected: z.object({ connectorId: z.uuid(), name: z.string() }).nullable(),
  /** The name of a removed connector whose kept history Save goes on with. */
  revives: z.string().nullable(),
  /** What the key is, in sentences for the admin: full key, usage-only key, what cannot be told. */
  keyNotes: z.array(z.object({ level: z.enum(['info', 'warning']), title: z.string(), text: z.string() })),
  pulls: z.object({
    done: z.number(), total: z.number(),
    items: z.array(z.object({ service: PulledService, label: z.string(), status: PullStatus, rows: z.number(), rejected: z.number(), problem: Problem.nullable() })),
  }),
  /** Every pull is in (done or absent): Save is possible. */
  complete: z.boolean(),
  names: z.enum(['loading', 'done', 'partial']),
  days: z.array(z.object({ day: Day, state: z.enum(['open', 'provisional', 'settled']), input: CountText, cachedInput: CountText, output: CountText, requests: CountText, cost: DecimalText.nullable() })),
  totals: z.object({ input: CountText, cachedInput: CountText, output: CountText, requests: CountText, cost: DecimalText }),
  tokensBy: z.object({ model: z.array(TokenRow), project: z.array(TokenRow), user: z.array(TokenRow), apiKey: z.array(TokenRow) }),
  costs: z.object({
    lineItems: z.array(z.object({ lineItem: z.string().nullable(), amount: DecimalText, share: DecimalText.nullable() })),
    total: DecimalText,
    otherCurrencies: z.array(z.object({ currency: z.string(), amount: DecimalText })),
    /** First day from which dollars by key are available; null: all days of the range. */
    keyGroupingFrom: Day.nullable(),
  }),
  batch: z.object({ batch: Share, standard: Share, unknown: Share.nullable() }),
  otherServices: z.array(z.object({ service: UsageService, label: z.string(), unit: z.string(), quantity: CountText.nullable(), requests: CountText.nullable(), status: PullStatus })),
  rejected: z.array(z.object({ service: PulledService, reason: z.string(), count: z.number() })),
  /** Complete, and nothing was used or billed in these days. */
  empty: z.boolean(),
})
export type PreviewModel = z.infer<typeof PreviewModel>
