import { z } from 'zod'
import type { Simulator } from '../start-simulator'

/** 00:00 UTC of a day, in unix seconds. */
export const at = (day: string): number => Date.parse(day.length === 10 ? `${day}T00:00:00Z` : day) / 1000

const Row = z.record(z.string(), z.unknown())
const Page = z.object({
  object: z.literal('page'), has_more: z.boolean(), next_page: z.string().nullable(),
  data: z.array(z.object({ object: z.literal('bucket'), start_time: z.number(), end_time: z.number(), results: z.array(Row) })),
})
export type Bucket = z.infer<typeof Page>['data'][number]
const ErrorBody = z.object({ error: z.object({ message: z.string(), type: z.string(), param: z.string().nullable(), code: z.string().nullable() }) })

/** A plain GET as some other client would send it: answers are parsed here and nowhere shared. */
export class Asker {
  constructor(private readonly simulator: Simulator, private readonly key: string) {}

  async raw(path: string, query = ''): Promise<{ status: number; headers: Headers; text: string }> {
    const response = await fetch(`${this.simulator.url}/organization/${path}${query === '' ? '' : `?${query}`}`, { headers: { authorization: `Bearer ${this.key}` } })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  async page(path: string, query: string): Promise<z.infer<typeof Page>> {
    const { status, text } = await this.raw(path, query)
    if (status !== 200) throw new Error(`${status} ${text}`)
    return Page.parse(JSON.parse(text))
  }

  /** The buckets of all pages. */
  async all(path: string, query: string): Promise<Bucket[]> {
    const buckets: Bucket[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: z.infer<typeof Page> = await this.page(path, next === '' ? query : `${query}&page=${next}`)
      buckets.push(...page.data)
      next = page.has_more ? page.next_page : null
    }
    return buckets
  }

  async error(path: string, query = ''): Promise<z.infer<typeof ErrorBody>['error'] & { status: number }> {
    const { status, text } = await this.raw(path, query)
    return { status, ...ErrorBody.parse(JSON.parse(text)).error }
  }
}

/** The sum of one measure over all rows. */
export const sumOf = (buckets: Bucket[], measure: string): number =>
  buckets.flatMap(({ results }) => results).reduce((sum, row) => sum + Number(row[measure] ?? 0), 0)

/** What the control endpoint says to be true, over HTTP. */
export async function truthOf(simulator: Simulator, query: string) {
  const response = await fetch(`${simulator.controlUrl}/truth?${query}`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })
  const Sums = z.record(z.string(), z.record(z.string(), z.string()))
  return z.object({ usd: z.string(), usage: Sums, days: z.array(z.object({ day: z.string(), usd: z.string(), usage: Sums })) }).parse(await response.json())
}
