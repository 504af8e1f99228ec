import { addDays, dayOfSeconds, daysOf, type Day } from '@/lib/domain/day'
import { ratio, type DecimalText } from '@/lib/domain/money'
import { countedOf, PULLED_SERVICES, SERVICE_LABELS, type Measure, type PulledService, type UsageService } from '@/lib/domain/services'
import type { FetchedPull } from '@/lib/features/ingest/fetched-pull'
import type { UsageRecord } from '@/lib/providers/records'
import { isIn, type PullStatus } from '../draft'
import type { PreviewModel } from '../preview-model'
import type { Problem } from '../problem'
import { costByDay, costSection } from './cost-section'
import type { Names } from './names'
import { addUsage, asText, noSums, tokensBy, type Sums } from './tokens-by'

export type PreviewInput = {
  range: { from: Day; to: Day }
  pulls: FetchedPull[]
  states: { service: string; status: PullStatus; problem: Problem | null }[]
  names: Names
}
type Built = Pick<PreviewModel, 'pulls' | 'complete' | 'days' | 'totals' | 'tokensBy' | 'costs' | 'batch' | 'otherServices' | 'rejected' | 'empty'>

const labelOf = (service: PulledService) => (service === 'costs' ? 'Costs' : SERVICE_LABELS[service].label)

/** Everything the preview shows, summed exactly from the kept rows: the same rows Save stores. Pure. */
export function buildPreview({ range, pulls, states, names }: PreviewInput): Built {
  const byService = new Map(pulls.map((pull) => [pull.service, pull]))
  const statusOf = new Map(states.map((state) => [state.service, state]))
  const items = PULLED_SERVICES.filter((service) => statusOf.has(service)).map((service) => {
    const pull = byService.get(service)
    return { service, label: labelOf(service), status: statusOf.get(service)?.status ?? ('waiting' as const), rows: (pull?.usage.length ?? 0) + (pull?.costs.length ?? 0), rejected: pull?.rejected.length ?? 0, problem: statusOf.get(service)?.problem ?? null }
  })
  const complete = items.every(({ status }) => isIn(status))
  const completions = byService.get('completions')?.usage ?? []
  const costs = byService.get('costs')?.costs ?? []
  const section = costSection(costs)
  return {
    pulls: { done: items.filter(({ status }) => isIn(status)).length, total: items.length, items },
    complete,
    days: dayRows(range, completions, costByDay(costs)),
    totals: { ...asText(sumOf(completions)), cost: section.total },
    tokensBy: {
      model: tokensBy(completions, 'model', (label) => ({ label, note: null }), 'No model'),
      project: tokensBy(completions, 'projectId', names.project, 'No project'),
      user: tokensBy(completions, 'userId', names.user, 'No user'),
      apiKey: tokensBy(completions, 'apiKeyId', names.apiKey, 'No API key'),
    },
    costs: section,
    batch: batchSplit(completions),
    otherServices: items.flatMap(({ service, status }) => (service === 'costs' || service === 'completions' ? [] : [otherService(service, status, byService.get(service)?.usage ?? [])])),
    rejected: rejectedReasons(pulls),
    empty: complete && pulls.every((pull) => pull.usage.length === 0 && pull.costs.length === 0 && pull.rejected.length === 0),
  }
}

function sumOf(records: UsageRecord[]): Sums {
  const sums = noSums()
  for (const record of records) addUsage(sums, record)
  return sums
}

function dayRows({ from, to }: { from: Day; to: Day }, completions: UsageRecord[], costs: Map<Day, DecimalText>) {
  const byDay = new Map<Day, Sums>(daysOf({ from, to }).map((day) => [day, noSums()]))
  for (const record of completions) {
    const sums = byDay.get(dayOfSeconds(record.bucketStart))
    if (sums) addUsage(sums, record)
  }
  return Array.from(byDay, ([day, sums]) => ({ day, state: day === to ? ('open' as const) : day > addDays(to, -2) ? ('provisional' as const) : ('settled' as const), ...asText(sums), cost: costs.get(day) ?? null }))
}

/** Tokens of completions done as batch and not; what the vendor did not mark is a part of its own. */
function batchSplit(completions: UsageRecord[]) {
  const tokens = (batch: boolean | null) => completions.filter((record) => record.dimensions.batch === batch).reduce((sum, { measures }) => sum + (measures.input_tokens ?? 0n) + (measures.output_tokens ?? 0n), 0n)
  const [batch, standard, unknown] = [tokens(true), tokens(false), tokens(null)]
  const whole = { units: batch + standard + unknown, scale: 0 }
  const share = (units: bigint) => ({ tokens: `${units}`, share: ratio({ units, scale: 0 }, whole) })
  return { batch: share(batch), standard: share(standard), unknown: unknown > 0n ? share(unknown) : null }
}

/** One service in its own unit. Stored bytes are a level: the latest day's value, never a sum. */
function otherService(service: UsageService, status: PullStatus, records: UsageRecord[]) {
  const { label, unit, measure } = SERVICE_LABELS[service]
  const lastStart = records.reduce((latest, { bucketStart }) => Math.max(latest, bucketStart), 0)
  const counted = measure === 'usage_bytes' ? records.filter(({ bucketStart }) => bucketStart === lastStart) : records
  const sum = (...names: readonly Measure[]) => `${counted.reduce((total, { measures }) => names.reduce((sum, name) => sum + (measures[name] ?? 0n), total), 0n)}`
  const hasRequests = records.some(({ measures }) => measures.num_model_requests !== undefined)
  return { service, label, unit, quantity: isIn(status) ? sum(...countedOf(service)) : null, requests: hasRequests ? sum('num_model_requests') : null, status }
}

function rejectedReasons(pulls: FetchedPull[]) {
  const counts = new Map<string, { service: PulledService; reason: string; count: number }>()
  for (const pull of pulls) for (const { reason } of pull.rejected) {
    const key = `${pull.service} ${reason}`
    const one = counts.get(key) ?? { service: pull.service, reason, count: 0 }
    counts.set(key, { ...one, count: one.count + 1 })
  }
  return [...counts.values()]
}
