import type { DayRange } from '@/lib/domain/day'
import type { PulledService, UsageService } from '@/lib/domain/services'
import type { CostPage, DirectoryRecord, UsagePage } from '@/lib/providers/records'

/** A vendor's secret key. It prints as `[secret]` so that it cannot slip into a log, an error or JSON. */
export class ApiKey {
  readonly #value: string
  constructor(value: string) { this.#value = value }
  /** The key itself: only for the Authorization header and the cipher. */
  reveal(): string { return this.#value }
  get last4(): string { return this.#value.slice(-4) }
  toString(): string { return '[secret]' }
  toJSON(): string { return '[secret]' }
  [Symbol.for('nodejs.util.inspect.custom')](): string { return '[secret]' }
}

/** What a key may read: `unknown` is what cannot be told by GET requests alone. */
export type Access = 'yes' | 'no' | 'unknown'
export type KeyCheck = {
  /** From the `openai-organization` header, or the fingerprint of the oldest project; null when neither could be read. */
  vendorOrganizationId: string | null
  vendorOrganizationSource: 'header' | 'costs' | 'project' | null
  access: { usage: Access; projects: Access; users: Access; adminKeys: Access }
  /** Projects and people already read while verifying; the rest and the key lists follow through `directory`. */
  directory: KnownDirectory
  /** The first completions page, so that the preview does not ask again; `next` is where `usageBetween` goes on, null when it was all. */
  firstUsage: { page: UsagePage; next: PageCursor | null }
}

/** Where a list of the directory stands. `after`: the last id read; `denied`: the key may not read it, so it is not asked again. */
export type ListProgress = { state: 'unread' } | { state: 'partial'; after: string } | { state: 'complete' } | { state: 'denied' }
/** What has been read of a directory so far; plain data, so that it can be kept with a draft. */
export type KnownDirectory = { records: DirectoryRecord[]; projects: ListProgress; users: ListProgress }
/** A place within the pages of one pull: bound to exactly the same service, range and width, and to `limit` buckets a page. `index` is that of the next page. */
export type PageCursor = { token: string; index: number; limit?: number }

/** Cancels a request that nobody waits for any more; the call then throws the signal's reason. */
export type CallOptions = { signal?: AbortSignal }

/**
 * All that a vendor has to fill in. Every method speaks HTTP and returns neutral records; none knows storage.
 * Errors: the classes below and no others.
 */
export interface Provider {
  /** As it is stored with a connector. */
  id: string
  /** Services in the order they are pulled; `optional` ones may not exist for an organization and are then empty. */
  services: readonly { service: UsageService; optional: boolean }[]
  /** Where the records of a service come from, in the vendor's words: the endpoint, and what it is asked to group by. */
  source(service: PulledService): { endpoint: string; groupBy: readonly string[] }
  /** What is wrong with a pasted key before it is sent anywhere; null when it looks right. */
  inspectKey(pasted: string): { ok: true; key: ApiKey } | { ok: false; problem: KeyProblem }
  /** One round trip: first completions page, projects, people and the probe for a full key side by side; only usage decides. */
  verifyKey(key: ApiKey, range: DayRange, options?: CallOptions): Promise<KeyCheck>
  /** All pages of one service, oldest bucket first, or from a cursor on. `1d`: whole UTC days; `1h`: for the last days only. */
  usageBetween(key: ApiKey, service: UsageService, range: DayRange, width: '1h' | '1d', options?: CallOptions & { from?: PageCursor }): AsyncIterable<UsagePage>
  /** Whole UTC days in USD and other currencies as billed; falls back to fewer groupings where OpenAI refuses the key grouping. */
  costsBetween(key: ApiKey, range: DayRange, options?: CallOptions): AsyncIterable<CostPage>
  /** Projects (archived too), people, and the keys of every project. A part that the key may not read is left out and named in `denied`. */
  directory(key: ApiKey, known?: KnownDirectory, options?: CallOptions): Promise<Directory>
}

/** `records` holds the known ones too. `complete`: nothing was denied and no entry was unreadable, so what is missing is gone at the vendor. */
export type Directory = { records: DirectoryRecord[]; denied: ('projects' | 'users' | 'api_keys')[]; complete: boolean }

export type KeyProblem =
  | { code: 'empty' }
  | { code: 'project_key' }
  | { code: 'other_vendor'; vendor: string }
  | { code: 'malformed' }

/** What the outside world can answer instead of data. `code` is stable; the sentence is for people. Never holds a key or an answer's text. */
export abstract class ProviderError extends Error { abstract readonly code: string }
export class KeyRejected extends ProviderError { readonly code = 'key_rejected'; constructor() { super('OpenAI does not accept this key.') } }
export class MissingScope extends ProviderError {
  readonly code = 'missing_scope'
  constructor(readonly scopes: string[]) { super(`The key lacks ${scopes.length ? `the scope ${scopes.join(', ')}` : 'a permission'}.`) }
}
/** `retryAfter` in seconds, exactly as the vendor said; null when it did not say. */
export class RateLimited extends ProviderError {
  readonly code = 'rate_limited'
  constructor(readonly retryAfter: number | null) { super('OpenAI asks to wait.') }
  /** Seconds to wait: a minute where the vendor asks to, but does not say how long. */
  get seconds(): number { return this.retryAfter ?? 60 }
}
/** The range starts before what the vendor keeps; `earliest` is unix seconds when it was named. */
export class RangeUnavailable extends ProviderError {
  readonly code = 'range_unavailable'
  constructor(readonly earliest: number | null) { super('OpenAI no longer keeps days this old.') }
}
/** Network, time-out, 5xx, HTML, cut connection: trying again may help. */
export class ProviderUnavailable extends ProviderError {
  readonly code = 'provider_unavailable'
  constructor(readonly why: 'network' | 'timeout' | 'server' | 'cut', options?: ErrorOptions) { super('OpenAI could not be reached.', options) }
}
/** The answer is not what the vendor describes, or our request was refused as wrong: trying again does not help. */
export class UnexpectedAnswer extends ProviderError {
  readonly code = 'unexpected_answer'
  constructor(readonly what: string, readonly service: PulledService | 'directory' | null = null) { super(`OpenAI did not answer as expected: ${what}.`) }
}
/** One answer is larger than is read at once: fewer days may fit. */
export class AnswerTooLarge extends UnexpectedAnswer {}
/** The vendor does not have this service for this organization (404 on an optional one). */
export class ServiceAbsent extends ProviderError { readonly code = 'service_absent'; constructor(readonly service: PulledService) { super('The organization does not have this service.') } }
