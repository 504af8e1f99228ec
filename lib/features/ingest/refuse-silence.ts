import 'server-only'
import type { SqlTx } from '@/lib/platform/tenant'
import { UnexpectedAnswer } from '@/lib/providers/provider'
import { dayColumn, tableOf } from './facts'
import type { FetchedPull } from './fetched-pull'
import type { Scope } from './scope'

/**
 * A vendor that says nothing of the days asked for has not said that they are empty: what is stored of them stays, and of a
 * service that is said not to exist anything that is stored of it. @throws UnexpectedAnswer
 */
export async function refuseSilence(tx: SqlTx, scope: Scope, pull: FetchedPull): Promise<void> {
  const { silence, service, range } = pull
  if (!silence) return
  const table = tableOf(pull)
  const { rowCount } = await tx.query(
    `select 1 from "${table.name}" where "organizationId" = $1 and "connectorId" = $2 and ($3::boolean or ${dayColumn(table)} between $4::date and $5::date) ${table.hasService ? 'and service = $6' : ''} limit 1`,
    [scope.organizationId, scope.connectorId, silence === 'absent', range.from, range.to, ...(table.hasService ? [service] : [])])
  if (rowCount) throw new UnexpectedAnswer(silence === 'absent' ? `it says that there is no service ${service}, but usage of it is stored` : `its answer about ${service} names none of the days asked for, but rows of them are stored`, service)
}
