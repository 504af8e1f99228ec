'use server'

import { runAction } from '@/app/_transport/action'
import { claimSetup } from '@/lib/features/members/claim-setup'

export async function createOrganization(input: unknown) {
  return runAction(() => claimSetup(input))
}
