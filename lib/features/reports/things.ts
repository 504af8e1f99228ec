import 'server-only'
import { ratio, toScaled, ZERO } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { THING_WORDS, type ThingKind } from '@/lib/domain/things'
import type { Context } from '@/lib/features/viewer/context'
import { comparedWith } from './facts/comparison'
import { coursesOf } from './facts/course'
import { groupedSpend, idOfKey } from './facts/grouped-spend'
import { stackOf } from './facts/stack'
import { addUsage, thingUsage } from './facts/thing-usage'
import { vendorsOf } from './facts/vendors'
import { inReport, type ReportParts } from './report-frame'
import type { Group } from './report-frame-model'
import type { ThingRow, Things } from './things-model'

/** A report of one kind of thing. Projects and keys are billed directly, people are allocated. @throws NotAllowed, NotFound for a foreign connector */
const thingsReport = (kind: ThingKind) => (ctx: Context, filter: ReportFilter): Promise<Things> => inReport(ctx, filter, (parts) => build(kind, parts))

export const projectsReport = thingsReport('projects')
export const usersReport = thingsReport('users')
export const apiKeysReport = thingsReport('api-keys')

async function build(kind: ThingKind, { tx, scope, filter, states, total }: ReportParts) {
  const { by } = THING_WORDS[kind]
  const spend = await groupedSpend(tx, scope, by, { named: 'all' })
  const usage = await thingUsage(tx, scope, by)
  const compared = await comparedWith(tx, scope, filter)
  const vendors = await vendorsOf(tx, scope, by)
  const course = await coursesOf({ tx, scope, states }, by, spend, compared)
  const stack = stackOf({ ...spend, states, whole: total })
  const billed = new Set(stack.groups.map(({ key }) => key))
  const used = Array.from(usage.keys()).filter((key) => !billed.has(key))
  const unbilled = used.sort().map((key): Group => ({ ...spend.label(key), amount: ZERO, share: ratio(toScaled(ZERO), toScaled(total)) }))
  const rows = [...stack.groups, ...unbilled].map((group): ThingRow => ({
    ...group, id: group.kind === 'thing' ? idOfKey(group.key) : null, usage: usage.get(group.key) ?? null, vendors: vendors(group.key), ...course(group.key),
  }))
  return { kind, total, basis: spend.basis, compared, totalUsage: addUsage([...usage.values()]), ...stack, rows }
}
