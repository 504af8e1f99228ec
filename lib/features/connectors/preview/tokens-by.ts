import type { UsageRecord } from '@/lib/providers/records'
import type { TokenRow } from '../preview-model'

export type Sums = { input: bigint; cachedInput: bigint; output: bigint; requests: bigint }
export const noSums = (): Sums => ({ input: 0n, cachedInput: 0n, output: 0n, requests: 0n })

/** Adds a completions row: tokens (input includes cached) and requests. */
export function addUsage(sums: Sums, { measures }: UsageRecord): void {
  sums.input += measures.input_tokens ?? 0n
  sums.cachedInput += measures.input_cached_tokens ?? 0n
  sums.output += measures.output_tokens ?? 0n
  sums.requests += measures.num_model_requests ?? 0n
}

export const asText = (sums: Sums) => ({ input: `${sums.input}`, cachedInput: `${sums.cachedInput}`, output: `${sums.output}`, requests: `${sums.requests}` })

/** How an id is shown: its name where one can be read, else the id. */
export type Naming = (id: string) => { label: string; note: string | null }

/** Tokens of completions per value of one dimension, largest first. The parts sum to the whole: rows without a value are one part too. */
export function tokensBy(records: UsageRecord[], dimension: 'model' | 'projectId' | 'userId' | 'apiKeyId', naming: Naming, without: string): TokenRow[] {
  const groups = new Map<string | null, Sums>()
  for (const record of records) {
    const id = record.dimensions[dimension]
    const sums = groups.get(id) ?? noSums()
    groups.set(id, sums)
    addUsage(sums, record)
  }
  const size = ([, sums]: [string | null, Sums]) => sums.input + sums.output
  return [...groups.entries()].sort((a, b) => (size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1))
    .map(([id, sums]) => ({ id, ...(id === null ? { label: without, note: null } : naming(id)), ...asText(sums) }))
}
