import 'server-only'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { asSystem } from '@/lib/platform/system'
import { PersonName } from './password'

/** How a person is called in all their organizations; empty: by their e-mail. @throws Invalid, NotAllowed */
export async function changeName(ctx: Context, input: unknown): Promise<void> {
  authorize(ctx, 'profile:write')
  const { id } = personOf(ctx)
  const name = parseInput(PersonName, input)
  await asSystem('account', async (tx) => {
    await tx.user.update({ where: { id }, data: { name } })
    await recordAudit(tx, ctx, { action: 'profile.name_changed', subjectKind: 'user', subjectId: id, change: { named: name !== null } })
  })
}
