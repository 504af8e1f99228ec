import 'server-only'
import { z } from 'zod'
import { parseLineItem } from '@/lib/domain/line-item'
import { joinUsageModels } from '@/lib/domain/model-join'
import type { Narrowing } from '@/lib/domain/report-narrowing'
import type { ReadTx } from '@/lib/platform/tenant'
import type { Narrowed } from '../report-scope'
import { personOf, readPeople } from './people'

type Where = { organizationId: string; connectorIds: string[] }
const Texts = z.array(z.object({ text: z.string() }))
/** The few values that a column of very many series has: each is looked up in the index after the one before it, instead of reading them all. */
const texts = async (tx: ReadTx, { organizationId, connectorIds }: Where, column: 'lineItem' | 'model', condition: string) => Texts.parse((await tx.query(
  `with recursive known as (${next(column, condition, '')} union all select next.text from known cross join lateral (${next(column, condition, `and s."${column}" > known.text`)}) next) select text from known`, [organizationId, connectorIds])).rows).map(({ text }) => text)
const next = (column: string, condition: string, after: string) =>
  `(select s."${column}" as text from "Series" s where s."organizationId" = $1 and s."connectorId" = any($2::uuid[]) and s.${condition} and s."${column}" is not null ${after} order by s."${column}" limit 1)`

/** Every line item ever billed, whatever the period: names of models do not change with the days looked at. */
export const billedLineItems = (tx: ReadTx, where: Where) => texts(tx, where, 'lineItem', `service = 'costs'`)

/** Every model ever used, as the usage names it. */
export const usedModels = (tx: ReadTx, where: Where) => texts(tx, where, 'model', `service <> 'costs'`)

/** Which billed model the usage of a model is shown under. */
export async function usageModelNames(tx: ReadTx, where: Where): Promise<(usageModel: string) => string> {
  return joinUsageModels((await billedLineItems(tx, where)).flatMap((lineItem) => parseLineItem(lineItem).model ?? []))
}

/** Turns what was chosen into values of columns. Dollars know models and services by their line item only. */
export async function narrow(tx: ReadTx, where: Where, only: Narrowing): Promise<Narrowed> {
  const list = (values: string[]) => (values.length > 0 ? values : null)
  const [models, services] = [new Set(only.model), new Set<string>(only.service)]
  const narrowed: Narrowed = { projects: list(only.project), apiKeys: list(only.apiKey), users: null, lineItems: null, usageModels: null, services: list(only.service) }
  if (only.user.length > 0) {
    const people = await readPeople(tx, where, { userIds: only.user })
    const chosen = new Set(only.user.map((id) => personOf(people, id)))
    narrowed.users = [...new Set([...only.user, ...people.ids.keys().filter((id) => chosen.has(personOf(people, id)))])]
  }
  if (models.size === 0 && services.size === 0) return narrowed
  narrowed.lineItems = (await billedLineItems(tx, where)).filter((text) => {
    const { model, service } = parseLineItem(text)
    return (models.size === 0 || (model !== null && models.has(model))) && (services.size === 0 || (service !== null && services.has(service)))
  })
  if (models.size > 0) {
    const shownAs = await usageModelNames(tx, where)
    narrowed.usageModels = (await usedModels(tx, where)).filter((name) => models.has(shownAs(name)))
  }
  return narrowed
}
