import type { Measure } from '@/lib/domain/services'
import type { Amounts } from '../generator/amounts'
import { DIMENSIONS } from '../generator/stream'
import type { JsonObject } from '../http/json-text'
import type { Organization } from '../organizations/organization'
import type { Group } from './usage-cells'
import type { UsageEndpoint } from './usage-services'

const sumOf = (amounts: Amounts, ...measures: Measure[]) => measures.reduce((sum, measure) => sum + (amounts[measure] ?? 0), 0)

/** The totals of a chat row: input contains the cached tokens and those written to the cache. */
function withTotals(amounts: Amounts): Amounts {
  const uncached = sumOf(amounts, 'input_text_tokens', 'input_audio_tokens', 'input_image_tokens')
  const cached = sumOf(amounts, 'input_cached_text_tokens', 'input_cached_audio_tokens', 'input_cached_image_tokens')
  const written = sumOf(amounts, 'input_cache_write_12h_tokens', 'input_cache_write_30m_tokens')
  return {
    ...amounts, input_tokens: uncached + cached + written, input_uncached_tokens: uncached, input_cached_tokens: cached, input_cache_write_tokens: written,
    output_tokens: sumOf(amounts, 'output_text_tokens', 'output_audio_tokens', 'output_image_tokens'),
  }
}

/** The measures of an endpoint, with the totals a chat row has. */
export function measuresOf(endpoint: UsageEndpoint, amounts: Amounts): Amounts {
  const chat = endpoint.service === 'completions' || endpoint.service === 'decisions'
  const all = chat ? withTotals(amounts) : amounts
  return Object.fromEntries(endpoint.measures.map((measure) => [measure, all[measure] ?? 0]))
}

/** Names of ids that some real answers carry without being described. */
export function undocumented(organization: Organization, dimensions: { project_id?: string | null; user_id?: string | null }): JsonObject {
  const { undocumentedFields, userEmails } = organization.options
  return {
    ...(undocumentedFields ? { project_name: organization.projects.find(({ id }) => id === dimensions.project_id)?.name ?? null } : {}),
    ...(userEmails ? { user_email: organization.people.find(({ id }) => id === dimensions.user_id)?.email ?? null } : {}),
  }
}

const THINKS = /^(?:o\d|gpt-[5-9])/

/** What an answer would say if it told reasoning: three fifths of the output of models that think, none of the others. */
function reasoning({ options }: Organization, { service }: UsageEndpoint, { dimensions, amounts }: Group): JsonObject {
  if (!options.reasoningTokens || (service !== 'completions' && service !== 'decisions')) return {}
  const output = withTotals(amounts).output_tokens ?? 0
  return { output_tokens_details: { reasoning_tokens: THINKS.test(dimensions.model ?? '') ? Math.floor((output * 3) / 5) : 0 } }
}

/** One row: dimensions that were not asked for are null, `api_source` is there only when asked for. */
export function usageRow(organization: Organization, endpoint: UsageEndpoint, group: Group): JsonObject {
  const { dimensions, amounts } = group
  const row: JsonObject = { object: endpoint.object }
  for (const dimension of DIMENSIONS) {
    if (!endpoint.groups.includes(dimension) || (dimension === 'api_source' && !('api_source' in dimensions))) continue
    row[dimension] = dimensions[dimension] ?? null
  }
  return { ...row, ...measuresOf(endpoint, amounts), ...reasoning(organization, endpoint, group), ...undocumented(organization, dimensions) }
}
