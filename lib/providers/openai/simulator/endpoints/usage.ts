import { unknownUrl } from '../http/api-error'
import { Query } from '../http/query'
import { DIMENSIONS, type Dimension } from '../generator/stream'
import type { Answer, Call } from './call'
import { malformedUsage } from './malformed-rows'
import { grouped, passes, usageCells } from './usage-cells'
import { usageRow } from './usage-row'
import { USAGE_ENDPOINTS, type UsageEndpoint } from './usage-services'
import { bucketPage, usageWindow } from './window'

const COMMON = ['start_time', 'end_time', 'bucket_width', 'group_by', 'limit', 'page']

/** The dimensions asked for, in the order they are always told. */
export const groupsOf = (query: Query, allowed: readonly Dimension[]): Dimension[] => {
  const asked = query.choices('group_by', allowed)
  return DIMENSIONS.filter((dimension) => asked.includes(dimension))
}

function filtersOf(query: Query, endpoint: UsageEndpoint): [Dimension, ReadonlySet<string>][] {
  return Object.entries(endpoint.filters).flatMap(([name, dimension]): [Dimension, ReadonlySet<string>][] => {
    if (name === 'batch') {
      const batch = query.flag('batch')
      return batch === null ? [] : [['batch', new Set([String(batch)])]]
    }
    const choices = endpoint.choices?.[name]
    const wanted = choices ? query.choices(name, choices) : query.list(name)
    return wanted.length === 0 ? [] : [[dimension, new Set(wanted)]]
  })
}

/** `GET /organization/usage/<service>`. */
export function usage(call: Call, service: string): Answer {
  const endpoint = USAGE_ENDPOINTS.find((candidate) => candidate.service === service)
  const { organization } = call
  if (!endpoint || (service === 'decisions' && !organization.options.decisions)) throw unknownUrl('GET', `/v1${call.path}`)
  const query = new Query(call.search, [...COMMON, ...Object.keys(endpoint.filters)])
  const by = groupsOf(query, endpoint.groups)
  const filters = filtersOf(query, endpoint)
  return bucketPage(call, usageWindow(call, query), (bucket) => [
    ...grouped(usageCells(call, endpoint.service, bucket).filter(({ stream }) => passes(stream, filters)), by).map((group) => usageRow(organization, endpoint, group)),
    ...malformedUsage(organization, endpoint, bucket),
  ])
}
