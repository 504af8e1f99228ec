import { addDecimals, readDecimal, ZERO, type DecimalText } from '@/lib/domain/money'
import type { Context } from '@/lib/features/viewer/context'
import { startSimulator, type Simulator, type SimulatorOptions } from '@/lib/providers/openai/simulator/start-simulator'

/** Starts a simulator and points this process at it: before anything that reads settings is imported. */
export async function simulateOpenAi(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator(options)
  process.env['OPENAI_BASE_URL'] = simulator.url
  return simulator
}

let count = 0

/** A new organization with its first admin, and the contexts of an admin and a finance member of it. */
export async function makeOrganization(): Promise<{ organizationId: string; admin: Context; finance: Context; email: string; password: string }> {
  const { createOrganizationWithAdmin } = await import('@/lib/features/members/create-organization')
  const email = `admin-${process.pid}-${count++}@example.com`
  const password = 'a long enough password'
  const { organizationId, userId } = await createOrganizationWithAdmin({ organizationName: `Organization ${count}`, email, password })
  const actor = (role: 'admin' | 'finance'): Context => ({ organizationId, actor: { kind: 'user', id: userId, role } })
  return { organizationId, admin: actor('admin'), finance: actor('finance'), email, password }
}

/** Asks the simulator as anyone could, page by page, and returns the raw texts. */
export async function rawPages(url: string, key: string, path: string, query: string): Promise<string[]> {
  const texts: string[] = []
  for (let page = ''; ;) {
    const text = await (await fetch(`${url}${path}?${query}${page}`, { headers: { authorization: `Bearer ${key}` } })).text()
    texts.push(text)
    const next = /"next_page":\s*"([^"]+)"/.exec(text)?.[1]
    if (!next) return texts
    page = `&page=${encodeURIComponent(next)}`
  }
}

/** Adds up a whole-number field over raw answers, from the text alone: no parser of ours takes part. */
export const sumField = (texts: string[], field: string): bigint =>
  texts.flatMap((text) => [...text.matchAll(new RegExp(`"${field}":\\s*(\\d+)`, 'g'))]).reduce((sum, [, digits]) => sum + BigInt(digits ?? 0), 0n)

/** Adds up `amount.value` over raw cost answers, string or number, exactly. */
export const sumAmounts = (texts: string[]): DecimalText =>
  addDecimals(texts.flatMap((text) => [...text.matchAll(/"value":\s*"?(-?[\d.eE+-]+)"?/g)]).map(([, digits]) => readDecimal(digits ?? '') ?? ZERO))
