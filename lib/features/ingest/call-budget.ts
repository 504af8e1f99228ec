import 'server-only'
import { nowMs } from '@/lib/platform/clock'
import { RateLimited } from '@/lib/providers/provider'

/**
 * Most calls of one connector's key under way at once in a process, polls and import together. OpenAI names no limit; four
 * keep a year's import under a minute and leave a person's own use of the key alone.
 */
export const CALLS_AT_ONCE = 4
/** The step that was told to wait may come back a moment earlier than this clock says. */
const TOLERANCE_MS = 100

/** Not asked at all: OpenAI told another call of the same key to wait. `retryAfter` is what is left of it. */
export class HeldBack extends RateLimited {}

/** Polls go before imports: one waits for the call under way at most. */
export type Rank = 'poll' | 'import'
type Budget = { underWay: number; waiting: Record<Rank, (() => void)[]>; heldUntil: number }

const store: { cloudmonitorBudgets?: Map<string, Budget> } & typeof globalThis = globalThis
const budgets = (store.cloudmonitorBudgets ??= new Map<string, Budget>())

/** Makes one call when it is its turn. After a 429 nothing is asked until the wait is over. @throws HeldBack, and what the call throws */
export async function inTurn<T>(keyName: string, rank: Rank, call: () => Promise<T>): Promise<T> {
  const budget = budgets.get(keyName) ?? { underWay: 0, waiting: { poll: [], import: [] }, heldUntil: 0 }
  budgets.set(keyName, budget)
  if (budget.underWay < CALLS_AT_ONCE) budget.underWay++
  else await new Promise<void>((resolve) => void budget.waiting[rank].push(resolve))
  try {
    const left = budget.heldUntil - TOLERANCE_MS - nowMs()
    if (left > 0) throw new HeldBack(Math.ceil((left + TOLERANCE_MS) / 1000))
    return await call()
  } catch (error) {
    if (error instanceof RateLimited && !(error instanceof HeldBack)) budget.heldUntil = Math.max(budget.heldUntil, nowMs() + error.seconds * 1000)
    throw error
  } finally {
    const next = budget.waiting.poll.shift() ?? budget.waiting.import.shift()
    if (next) next()
    else if (--budget.underWay === 0 && budget.heldUntil <= nowMs()) budgets.delete(keyName)
  }
}
