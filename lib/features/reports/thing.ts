import 'server-only'
import { ratio, toScaled } from '@/lib/domain/money'
import { NotFound } from '@/lib/domain/errors'
import type { GroupBy, ReportFilter } from '@/lib/domain/report-filter'
import { couldExist, THING_WORDS, type ThingKind } from '@/lib/domain/things'
import type { Context } from '@/lib/features/viewer/context'
import { comparedWith } from './facts/comparison'
import { coursesOf } from './facts/course'
import { findThing } from './facts/find-thing'
import { groupedSpend } from './facts/grouped-spend'
import { narrow } from './facts/narrow'
import { billedDollars, itemTotals } from './facts/spend'
import { groupsOf, stackOf } from './facts/stack'
import { completionTokens } from './facts/usage-totals'
import { inReport, type ReportParts } from './report-frame'
import type { Thing } from './thing-model'

const BREAKDOWNS: Record<ThingKind, GroupBy[]> = { projects: ['apiKey', 'user', 'lineItem'], users: ['project', 'apiKey'], 'api-keys': ['user', 'lineItem'] }

/**
 * The page of one project, person or API key: every report question, narrowed to it. USD as decimal text, tokens as text.
 * @throws NotAllowed, NotFound for a thing or connector that is not the organization's
 */
const thingReport = (kind: ThingKind) => (ctx: Context, filter: ReportFilter, id: string): Promise<Thing> => {
  const { by, one } = THING_WORDS[kind]
  if (!couldExist(id)) throw new NotFound(`This ${one}`)
  return inReport(ctx, { ...filter, only: { ...filter.only, [by]: [id] } }, (parts) => build(kind, id, parts, filter), itemTotals)
}

export const projectReport = thingReport('projects')
export const userReport = thingReport('users')
export const apiKeyReport = thingReport('api-keys')

async function build(kind: ThingKind, id: string, { tx, scope, states, total }: ReportParts, filter: ReportFilter) {
  const thing = await findThing(tx, scope, kind, id)
  const around = { ...scope, only: await narrow(tx, scope, filter.only) }
  const everything = await billedDollars(tx, around)
  const models = await groupedSpend(tx, scope, 'model')
  const tokens = await completionTokens(tx, scope)
  const count = (units: bigint) => ({ units, scale: 0 })
  const compared = await comparedWith(tx, scope, filter)
  const breakdowns: Thing['breakdowns'] = []
  for (const by of BREAKDOWNS[kind]) {
    const spend = await groupedSpend(tx, scope, by)
    const course = await coursesOf({ tx, scope, states }, by, spend, compared)
    const { groups } = groupsOf({ ...spend, whole: total })
    breakdowns.push({ by, basis: spend.basis, groups: groups.map((group) => ({ ...group, ...course(group.key) })) })
  }
  return {
    kind, ...thing, total, basis: models.basis, compared, everything, share: ratio(toScaled(total), toScaled(everything)),
    usage: {
      requests: `${tokens.requests}`, input: `${tokens.input}`, cached: `${tokens.cached}`, output: `${tokens.output}`,
      cacheHit: ratio(count(tokens.cached), count(tokens.input)), batchShare: ratio(count(tokens.batch), count(tokens.input + tokens.output)),
    },
    ...stackOf({ ...models, states, whole: total }),
    breakdowns, only: filter.only,
  }
}
