'use server'

import { revalidatePath } from 'next/cache'
import { runAction } from '@/app/_transport/action'
import { changeName } from '@/lib/features/members/change-name'
import { changePassword } from '@/lib/features/members/change-password'
import { endOwnSessions } from '@/lib/features/members/end-own-sessions'
import { switchOrganization } from '@/lib/features/members/switch-organization'
import { requireContext } from '@/lib/features/viewer/current-viewer'

export async function rename(name: string) {
  return runAction(async () => {
    await changeName(await requireContext(), name)
    revalidatePath('/', 'layout')
    return null
  })
}

/** Shows nothing anew: the browser has to sign in again first, which it does by itself. */
export async function newPassword(input: { current: string; next: string }) {
  return runAction(async () => changePassword(await requireContext(), input))
}

export async function endSessions(which: string) {
  return runAction(async () => {
    await endOwnSessions(await requireContext(), which)
    revalidatePath('/settings/profile')
    return null
  })
}

export async function switchTo(organizationId: string) {
  return runAction(async () => {
    await switchOrganization(await requireContext(), organizationId)
    return null
  })
}
