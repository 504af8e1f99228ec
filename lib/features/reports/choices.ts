import 'server-only'
import { z } from 'zod'
import { parseLineItem } from '@/lib/domain/line-item'
import { joinUsageModels } from '@/lib/domain/model-join'
import { inNaturalOrder } from '@/lib/domain/natural-order'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { SERVICE_LABELS, USAGE_SERVICES } from '@/lib/domain/services'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql, type ReadTx } from '@/lib/platform/tenant'
import type { Choices } from './choices-model'
import { plainNames } from './facts/names'
import { billedLineItems, usedModels } from './facts/narrow'
import { personOf, readPeople } from './facts/people'
import { reportConnectors } from './report-scope'

type Where = { organizationId: string; connectorIds: string[] }
const COLUMNS = { projectId: 'projectId', userId: 'userId', apiKeyId: 'apiKeyId' } as const
const Texts = z.tuple([z.object({ texts: z.array(z.string()).nullable() })])

/** What the filters of a report offer: whatever was ever used or billed, with its name. @throws NotAllowed, NotFound for a foreign connector */
export async function reportChoices(ctx: Context, filter: ReportFilter): Promise<Choices> {
  authorize(ctx, 'report:read')
  return inTenantSql(ctx, async (tx) => {
    const { chosen } = await reportConnectors(tx, ctx, filter)
    const where = { organizationId: ctx.organizationId, connectorIds: chosen.map(({ id }) => id) }
    const named = (ids: string[], nameOf: (id: string) => string | undefined) => inNaturalOrder(ids.map((value) => ({ value, label: nameOf(value) ?? value })))
    const [keys, keyNames] = [await seen(tx, where, 'apiKeyId'), await plainNames(tx, where, 'api_key')]
    // There are the most keys: they are put in order while PostgreSQL looks for the next.
    const projectsToCome = seen(tx, where, 'projectId')
    const apiKey = named(keys, (id) => keyNames.get(id))
    const [projects, projectNames] = [await projectsToCome, await plainNames(tx, where, 'project')]
    const usersToCome = seen(tx, where, 'userId')
    const project = named(projects, (id) => projectNames.get(id))
    const [users, people] = [await usersToCome, await readPeople(tx, where)]
    const billedToCome = billedLineItems(tx, where)
    const user = named([...new Set(users.map((id) => personOf(people, id)))], (id) => people.persons.get(id)?.label)
    const billed = (await billedToCome).flatMap((lineItem) => parseLineItem(lineItem).model ?? [])
    const shownAs = joinUsageModels(billed)
    const model = named([...new Set([...billed, ...(await usedModels(tx, where)).map(shownAs)])], () => undefined)
    return { project, model, user, apiKey, service: USAGE_SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value].label })) }
  }, 'read')
}

async function seen(tx: ReadTx, { organizationId, connectorIds }: Where, column: keyof typeof COLUMNS): Promise<string[]> {
  const [{ texts }] = Texts.parse((await tx.query(
    `select array_to_json(array_agg(text)) as texts from (select distinct "${COLUMNS[column]}" as text from "Series" where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and "${COLUMNS[column]}" is not null) seen`, [organizationId, connectorIds])).rows)
  return texts ?? []
}
