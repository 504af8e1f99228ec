import 'server-only'
import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { parseInput, typedText } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { asSystem } from '@/lib/platform/system'
import type { Tx } from '@/lib/platform/tenant'
import { Email, hashPassword, NewPassword } from './password'

export const NewOrganization = z.object({
  organizationName: typedText('The organization name').min(1, 'Give the organization a name.').max(120, 'The organization name has more than 120 characters.'),
  email: Email,
  password: NewPassword,
})
export type NewOrganization = z.input<typeof NewOrganization>

/** Inside a system transaction: organization, first admin, audit. An e-mail that exists already is refused: its password is not ours to change. */
export async function insertOrganization(tx: Tx, input: z.output<typeof NewOrganization>, passwordHash: string, by: string) {
  if (await tx.user.findUnique({ where: { email: input.email }, select: { id: true } })) {
    throw new Conflict('A member with this e-mail exists already.', 'Use another e-mail for the admin of the new organization.')
  }
  const organization = await tx.organization.create({ data: { name: input.organizationName } })
  const user = await tx.user.create({ data: { email: input.email, passwordHash } })
  await tx.membership.create({ data: { organizationId: organization.id, userId: user.id, role: 'admin' } })
  await recordAudit(tx, { organizationId: organization.id, actor: { kind: 'job', name: by } }, {
    action: 'organization.created', subjectKind: 'organization', subjectId: organization.id, change: { firstAdmin: user.id },
  })
  return { organizationId: organization.id, userId: user.id }
}

/**
 * Makes an organization and its first admin: `npm run create-admin`. The only way to a second organization.
 * @throws Invalid, Conflict
 */
export async function createOrganizationWithAdmin(input: NewOrganization): Promise<{ organizationId: string; userId: string }> {
  const parsed = parseInput(NewOrganization, input)
  const passwordHash = await hashPassword(parsed.password)
  return asSystem('create-admin', (tx) => insertOrganization(tx, parsed, passwordHash, 'create-admin'))
}
