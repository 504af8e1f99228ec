import { NotAllowed } from '@/lib/domain/errors'
import { mayDo, type Permission, type Role } from '@/lib/domain/roles'

/** A signed-in member; `sessionId` is of the session the call came with. */
export type Person = { kind: 'user'; id: string; role: Role; sessionId?: string; address?: string | null }

/** Who is calling, for which organization. Every verb takes it first. `run`: the run of the job engine, for the audit log. */
export type Context = {
  organizationId: string
  actor: Person | { kind: 'job'; name: string; run?: string }
}

/** The first line of a verb. Jobs act for the organization itself. @throws NotAllowed */
export function authorize(ctx: Context, permission: Permission): void {
  if (ctx.actor.kind === 'user' && !mayDo(ctx.actor.role, permission)) throw new NotAllowed()
}

/** The member who is calling: for what no job may do. @throws NotAllowed */
export function personOf(ctx: Context): Person {
  if (ctx.actor.kind !== 'user') throw new NotAllowed()
  return ctx.actor
}
