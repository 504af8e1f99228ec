import { badParameter } from '../http/api-error'
import { Query } from '../http/query'
import { DAY } from '../generator/visibility'
import type { Answer, Call } from './call'
import { costCells, type CostCell } from './cost-cells'
import { type CostGroup, costRow } from './cost-row'
import { malformedCosts } from './malformed-rows'
import { bucketPage, costsWindow } from './window'

const PARAMETERS = ['start_time', 'end_time', 'bucket_width', 'group_by', 'limit', 'page', 'project_ids', 'api_key_ids', 'line_items']
const GROUPS = ['project_id', 'line_item', 'api_key_id', 'user_id', 'api_source'] as const
const KEY_GROUPING_SINCE = 1_764_979_200

function groupsOf(query: Query, call: Call): Set<string> {
  const by = new Set(query.choices('group_by', GROUPS))
  if (by.has('api_key_id') && (query.integer('start_time') ?? 0) < KEY_GROUPING_SINCE) {
    throw badParameter('group_by', `group_by=api_key_id is not available for this time range. Try a start_time on or after ${KEY_GROUPING_SINCE}.`)
  }
  if (by.has('user_id') && !call.organization.options.userIdInCosts) throw badParameter('group_by', 'group_by=user_id is not available for this organization and time range.')
  if (call.organization.options.projectRowsInCosts && by.size === 1 && by.has('line_item')) by.add('project_id')
  return by
}

function dimensionsOf({ stream: { dimensions }, charge }: CostCell, by: Set<string>): CostGroup['dimensions'] {
  return {
    project_id: by.has('project_id') ? dimensions.project_id ?? null : null,
    line_item: by.has('line_item') ? charge.lineItem : null,
    api_key_id: by.has('api_key_id') ? dimensions.api_key_id ?? null : null,
    ...(by.has('user_id') ? { user_id: dimensions.user_id ?? null } : {}),
    ...(by.has('api_source') ? { api_source: dimensions.api_source ?? null } : {}),
  }
}

function grouped(cells: CostCell[], by: Set<string>): CostGroup[] {
  const groups = new Map<string, CostGroup>()
  for (const cell of cells) {
    const dimensions = dimensionsOf(cell, by)
    const name = JSON.stringify(dimensions)
    const group = groups.get(name) ?? { dimensions, amount: 0n, units: 0, quantity: cell.charge.quantity }
    groups.set(name, { ...group, amount: group.amount + cell.amount, units: group.units + cell.units })
  }
  return [...groups.values()]
}

/** `GET /organization/costs`. */
export function costs(call: Call): Answer {
  const query = new Query(call.search, PARAMETERS, ['line_items'])
  const by = groupsOf(query, call)
  const [projects, keys, lineItems] = [query.list('project_ids'), query.list('api_key_ids'), query.list('line_items')]
  const wanted = (list: string[], value: string | null | undefined) => list.length === 0 || (typeof value === 'string' && list.includes(value))
  return bucketPage(call, costsWindow(call, query), (bucket) => {
    const cells = costCells(call, bucket.start / DAY).filter(({ stream: { dimensions }, charge }) =>
      wanted(projects, dimensions.project_id) && wanted(keys, dimensions.api_key_id) && wanted(lineItems, charge.lineItem))
    return [...grouped(cells, by).map((group) => costRow(call.organization, bucket.start / DAY, group)), ...malformedCosts(call.organization, bucket)]
  })
}
