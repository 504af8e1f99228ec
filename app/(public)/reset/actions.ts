'use server'

import { runAction } from '@/app/_transport/action'
import { currentCaller } from '@/app/_transport/caller'
import { readReset } from '@/lib/features/members/read-link'
import { resetPassword } from '@/lib/features/members/reset-password'

export async function look(token: string) {
  return runAction(() => readReset(token))
}

export async function reset(input: { token: string; password: string }) {
  return runAction(async () => resetPassword(input, await currentCaller()))
}
