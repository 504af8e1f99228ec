import { NotAllowed } from '@/lib/domain/errors'
import { mayDo, type Permission, type Role } from '@/lib/domain/roles'

/** Who is calling, for which organization. Every verb takes it first. `run`: the run of the job engine, for the audit log. */
export type Context = {
  organizationId: string
  actor: { kind: 'user'; id: string; role: Role; address?: string | null } | { kind: 'job'; name: string; run?: string }
}

/** The first line of a verb. Jobs act for the organization itself. @throws NotAllowed */
export function authorize(ctx: Context, permission: Permission): void {
  if (ctx.actor.kind === 'user' && !mayDo(ctx.actor.role, permission)) throw new NotAllowed()
}
