import 'server-only'
import { addDays, dayOfSeconds, type Day, type DayRange } from '@/lib/domain/day'
import type { PulledService } from '@/lib/domain/services'
import { now } from '@/lib/platform/clock'
import { ServiceAbsent, UnexpectedAnswer, type ApiKey, type Provider } from '@/lib/providers/provider'
import type { CostPage, UsagePage } from '@/lib/providers/records'
import type { FetchedPull } from './fetched-pull'

/** As many rows are held in memory before the days that are whole are handed on to be stored. */
const PART_ROWS = 20_000

export type Wanted = { service: PulledService; width: '1d' | '1h'; range: DayRange; /** All days without rows if the service does not exist: it need not be asked for each part. */ ifAbsent?: DayRange }
/** Makes a call when it is its turn. */
export type Turn = <T>(call: () => Promise<T>) => Promise<T>
type Rows = Pick<FetchedPull, 'usage' | 'costs' | 'rejected'>

/**
 * Reads one service and range, and hands it on in parts that follow each other and cover the range: one where it is small,
 * else whole days as they come, so that a year never stands in memory. An optional service that the organization does not
 * have is a complete fetch without rows, and so is an answer without any bucket. @throws ProviderError; parts handed on before stay true
 */
export async function* fetchParts(provider: Provider, key: ApiKey, { service, width, range, ifAbsent = range }: Wanted, turn: Turn = (call) => call()): AsyncGenerator<FetchedPull> {
  const startedAt = now()
  const part = (covered: DayRange, rows: Rows[]): FetchedPull => ({
    service, width, range: covered, startedAt, finishedAt: now(),
    usage: rows.flatMap(({ usage }) => usage), costs: rows.flatMap(({ costs }) => costs), rejected: rows.flatMap(({ rejected }) => rejected),
  })
  let [from, buckets] = [range.from, 0]
  const held = new Map<Day, Rows>()
  const at = (seconds: number | null): Rows => {
    const day = seconds === null ? range.to : dayOfSeconds(seconds)
    if (day < from && day >= range.from) throw new UnexpectedAnswer('its days do not come in order', service)
    // A row set aside for its day may lie anywhere; it goes with a part that is stored.
    const place = day < from ? from : day > range.to ? range.to : day
    const rows = held.get(place) ?? { usage: [], costs: [], rejected: [] }
    held.set(place, rows)
    return rows
  }
  const pages = pagesOf(provider, key, { service, width, range })[Symbol.asyncIterator]()
  try {
    for (let page = await turn(() => pages.next()); !page.done; page = await turn(() => pages.next())) {
      take(page.value, at)
      buckets += page.value.buckets
      const whole = [...held.keys()].sort().slice(0, -1)
      for (let days = fullPart(whole, held); days.length; days = fullPart(whole, held)) {
        const to = days.at(-1) ?? from
        yield part({ from, to }, days.flatMap((day) => held.get(day) ?? []))
        for (const day of days) held.delete(day)
        from = addDays(to, 1)
      }
    }
  } catch (error) {
    if (!(error instanceof ServiceAbsent)) throw error
    yield { ...part(ifAbsent, []), silence: 'absent' }
    return
  }
  yield { ...part({ from, to: range.to }, [...held.values()]), ...(buckets === 0 ? { silence: 'unsaid' } : {}) }
}

const pagesOf = (provider: Provider, key: ApiKey, { service, width, range }: Wanted): AsyncIterable<UsagePage | CostPage> =>
  (service === 'costs' ? provider.costsBetween(key, range) : provider.usageBetween(key, service, range, width))

function take(page: UsagePage | CostPage, at: (seconds: number | null) => Rows): void {
  if ('service' in page) for (const record of page.records) at(record.bucketStart).usage.push(record)
  else for (const record of page.records) at(record.bucketStart).costs.push(record)
  for (const row of page.rejected) at(row.bucketStart).rejected.push(row)
}

/** The first of the whole days that fill a part, taken off the list; none while they are too few. The last day of a page may go on in the next. */
function fullPart(whole: Day[], held: Map<Day, Rows>): Day[] {
  let rows = 0
  const end = whole.findIndex((day) => (rows += sizeOf(held.get(day))) >= PART_ROWS)
  return end < 0 ? [] : whole.splice(0, end + 1)
}

const sizeOf = (rows: Rows | undefined) => (rows ? rows.usage.length + rows.costs.length + rows.rejected.length : 0)
