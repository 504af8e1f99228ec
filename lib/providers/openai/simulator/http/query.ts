import { badParameter } from './api-error'

/** Query parameters with OpenAI's checks. Repeated ones may be spelled `a=1&a=2`, `a[]=1&a[]=2` or `a=1,2`. */
export class Query {
  readonly #values = new Map<string, string[]>()

  constructor(search: URLSearchParams, allowed: readonly string[], private readonly whole: readonly string[] = []) {
    for (const [spelled, value] of search) {
      const name = spelled.replace(/\[\]$/, '')
      if (!allowed.includes(name)) throw badParameter(name, `Unknown parameter: '${name}'.`, 'unknown_parameter')
      const values = this.whole.includes(name) ? [value] : value.split(',')
      this.#values.set(name, [...(this.#values.get(name) ?? []), ...values.filter((text) => text !== '')])
    }
  }

  list(name: string): string[] { return [...new Set(this.#values.get(name) ?? [])] }

  one(name: string): string | null { return this.#values.get(name)?.[0] ?? null }

  choices(name: string, options: readonly string[]): string[] {
    const values = this.list(name)
    for (const value of values) {
      if (!options.includes(value)) throw badParameter(name, `Invalid value: '${value}'. Supported values are: ${options.map((option) => `'${option}'`).join(', ')}.`, 'invalid_value')
    }
    return values
  }

  choice(name: string, options: readonly string[]): string | null { return this.choices(name, options)[0] ?? null }

  flag(name: string): boolean | null {
    const value = this.choice(name, ['true', 'false'])
    return value === null ? null : value === 'true'
  }

  integer(name: string): number | null {
    const value = this.one(name)
    if (value === null) return null
    if (!/^\d{1,12}$/.test(value)) throw badParameter(name, `Invalid type for '${name}': expected an integer, but got '${value}' instead.`, 'invalid_type')
    return Number(value)
  }

  limit(otherwise: number, most: number): number {
    const limit = this.integer('limit') ?? otherwise
    if (limit < 1) throw badParameter('limit', `Invalid 'limit': integer below minimum value. Expected a value >= 1, but got ${limit} instead.`, 'integer_below_min_value')
    if (limit > most) throw badParameter('limit', `Invalid 'limit': integer above maximum value. Expected a value <= ${most}, but got ${limit} instead.`, 'integer_above_max_value')
    return limit
  }

  /** The same text for the same question, however it was spelled; without `page`. */
  canonical(): string {
    return JSON.stringify([...this.#values].filter(([name]) => name !== 'page').map(([name, values]) => [name, [...new Set(values)].sort()]).sort())
  }
}
