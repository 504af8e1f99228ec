import { shortest } from '../generator/dollars'
import { hashText } from '../generator/random'
import type { QuantityRule } from '../generator/stream'
import { type Json, type JsonObject, RawNumber } from '../http/json-text'
import type { Organization } from '../organizations/organization'
import { undocumented } from './usage-row'

const DECIMALS = 31

const padded = (text: string) => {
  const [whole = '0', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(DECIMALS, '0')}`
}

/** As Python prints a small float: `7.31e-09`. Real numbers arrive that way too. */
function scientific(text: string): string {
  const digits = text.replace(/^0\.0*/, '')
  const exponent = text.length - 2 - digits.length + 1
  return `${digits[0] ?? '0'}${digits.length > 1 ? `.${digits.slice(1)}` : ''}e-${String(exponent).padStart(2, '0')}`
}

/** An amount in one of the spellings of real answers, always the same one for the same row. */
export function amountJson(amount: bigint, name: string): Json {
  const text = shortest(amount)
  switch (hashText(name) % 4) {
    case 0: return text
    case 1: return padded(text)
    case 2: return new RawNumber(padded(text))
    default: return new RawNumber(/^0\.0{4,}[1-9]/.test(text) ? scientific(text) : text)
  }
}

function quantityJson(units: number, rule: QuantityRule): Json {
  switch (rule) {
    case 'tokens': return units
    case 'characters': return new RawNumber(`${units}.0`)
    case 'duration_minutes': return new RawNumber((units / 60).toFixed(4))
    case 'gibibyte_hours': return new RawNumber(((units * 24) / 2 ** 30).toFixed(6))
    case null: return null
  }
}

export type CostGroup = {
  dimensions: { project_id: string | null; line_item: string | null; api_key_id: string | null; user_id?: string | null; api_source?: string | null }
  amount: bigint
  units: number
  quantity: QuantityRule
}

/** One row of costs; a quantity is told only where one line item stands alone. */
export function costRow(organization: Organization, day: number, { dimensions, amount, units, quantity }: CostGroup): JsonObject {
  const { organizationIdInCosts, undocumentedFields } = organization.options
  const rule = dimensions.line_item === null ? null : quantity
  return {
    object: 'organization.costs.result',
    amount: { value: amountJson(amount, `${day} ${JSON.stringify(dimensions)}`), currency: 'usd' },
    ...dimensions, quantity: quantityJson(units, rule), quantity_unit: rule,
    ...(organizationIdInCosts ? { organization_id: organization.id } : {}),
    ...(undocumentedFields ? { organization_name: organization.name } : {}),
    ...undocumented(organization, dimensions),
  }
}
