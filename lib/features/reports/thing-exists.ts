import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { couldExist, type ThingKind } from '@/lib/domain/things'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql } from '@/lib/platform/tenant'
import { findThing } from './facts/find-thing'

const Ids = z.array(z.object({ id: z.uuid() }))

/** Whether any of the organization's connectors knows this project, person or API key: asked before its page begins, whose status cannot be changed once it streams. @throws NotAllowed */
export async function thingExists(ctx: Context, kind: ThingKind, id: string): Promise<boolean> {
  authorize(ctx, 'report:read')
  if (!couldExist(id)) return false
  const { organizationId } = ctx
  return inTenantSql(ctx, async (tx) => {
    const connectors = Ids.parse((await tx.query(`select id from "Connector" where "organizationId" = $1 and state <> 'draft'`, [organizationId])).rows)
    return findThing(tx, { organizationId, connectorIds: connectors.map((connector) => connector.id) }, kind, id).then(() => true, (error: unknown) => {
      if (error instanceof NotFound) return false
      throw error
    })
  }, 'read')
}
