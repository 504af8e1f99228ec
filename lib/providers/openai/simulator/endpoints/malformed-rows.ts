import { DAY } from '../generator/visibility'
import { type Json, RawNumber } from '../http/json-text'
import type { Organization } from '../organizations/organization'
import type { UsageEndpoint } from './usage-services'
import type { Bucket } from './window'

const everyThirdDay = (bucket: Bucket) => bucket.start % DAY === 0 && (bucket.start / DAY) % 3 === 0

/** Rows that no client may count; only the quirky organization has them, beside its good ones. */
export function malformedUsage(organization: Organization, endpoint: UsageEndpoint, bucket: Bucket): Json[] {
  if (!organization.options.malformedRows || endpoint.service !== 'completions' || !everyThirdDay(bucket)) return []
  const row = { object: endpoint.object, model: 'malformed', num_model_requests: 1, output_tokens: 1 }
  return [
    { ...row, input_tokens: -5 },
    { ...row, input_tokens: new RawNumber('12.5') },
    { ...row, input_tokens: '100' },
    { object: endpoint.object, model: 'malformed' },
    'not a row',
  ]
}

/** Costs that cannot be added to dollars: no currency, another currency, no number. */
export function malformedCosts(organization: Organization, bucket: Bucket): Json[] {
  if (!organization.options.malformedRows || !everyThirdDay(bucket)) return []
  const row = { object: 'organization.costs.result', line_item: 'malformed', project_id: null, api_key_id: null, quantity: null }
  return [
    { ...row, amount: { value: new RawNumber('1.25') } },
    { ...row, amount: { value: new RawNumber('7.5'), currency: 'eur' } },
    { ...row, amount: { value: 'n/a', currency: 'usd' } },
    { ...row },
  ]
}
