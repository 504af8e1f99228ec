'use server'

import { runAction } from '@/app/_transport/action'
import { currentCaller } from '@/app/_transport/caller'
import { acceptInvite } from '@/lib/features/members/accept-invite'
import { readInvite } from '@/lib/features/members/read-link'
import { switchOrganization } from '@/lib/features/members/switch-organization'
import { currentViewer, requireContext } from '@/lib/features/viewer/current-viewer'

/** `signedIn`: the browser is signed in as the person who is invited, which is proof enough. */
export async function look(token: string) {
  return runAction(async () => {
    const invite = await readInvite(token)
    return { ...invite, signedIn: (await currentViewer())?.email === invite.email }
  })
}

/** `entered`: the browser's session is in the new organization already; else it signs in with the password. */
export async function accept(input: { token: string; name: string; password: string }) {
  return runAction(async () => {
    const viewer = await currentViewer()
    const joined = await acceptInvite(input, await currentCaller(), viewer?.userId ?? null)
    const entered = viewer?.email === joined.email
    if (entered) await switchOrganization(await requireContext(), joined.organizationId)
    return { ...joined, entered }
  })
}
