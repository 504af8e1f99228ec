import { z } from 'zod'
import { decimal, dimension, text } from '@/lib/providers/openai/fields'

const currency = z.string({ error: 'is missing or not text' }).trim().regex(/^[a-z]{3}$/i, 'is not a currency code').toUpperCase()

/**
 * One row of costs. Amounts keep every digit. A row without amount or currency is set aside: dollars are not assumed.
 * What is said about the quantity never costs the money: an unreadable quantity counts as not given.
 */
export const costRow = z.object({
  object: z.literal('organization.costs.result', { error: 'is not organization.costs.result' }),
  amount: z.object({ value: decimal, currency }, { error: 'is missing' }),
  project_id: dimension,
  api_key_id: dimension,
  line_item: dimension,
  quantity: decimal.nullish().catch(null),
  quantity_unit: text.nullish().catch(null),
  organization_id: text.min(1).nullish().catch(null),
}, { error: 'is not an object' }).transform((row) => ({
  projectId: row.project_id,
  apiKeyId: row.api_key_id,
  lineItem: row.line_item,
  amount: row.amount.value,
  currency: row.amount.currency,
  quantity: row.quantity ?? null,
  quantityUnit: row.quantity_unit ?? null,
  organizationId: row.organization_id ?? null,
}))
