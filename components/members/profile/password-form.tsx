'use client'

import { Button, PasswordInput, Stack } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { ProblemNote } from '@/components/ui/problem-note'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { ActionResult } from '@/lib/queries/action-result'
import { enter } from '../enter'
import { NewPasswordInput } from '../new-password-input'
import { useEntering } from '../use-entering'
import classes from './profile.module.css'

export type NewPassword = (input: { current: string; next: string }) => Promise<ActionResult<{ email: string; organizationId: string }>>
/** All sessions end with the old password, this one too: the browser signs in with the new one at once. */
export function PasswordForm({ newPassword }: { newPassword: NewPassword }) {
  const hydrated = useHydrated()
  const current = useRef<HTMLInputElement>(null)
  const [next, setNext] = useState('')
  const { busy, problem, submit } = useEntering()
  const change = (event: FormEvent) => void submit(event, () => newPassword({ current: current.current?.value ?? '', next }), ({ email, organizationId }) => enter(email, next, '/settings/profile', organizationId))

  return (
    <form onSubmit={change} className={classes.form} method="post">
      <Stack gap="sm" align="stretch">
        <PasswordInput ref={current} label="Current password" autoComplete="current-password" required withAsterisk={false} maxLength={256} />
        <NewPasswordInput label="New password" value={next} onChange={setNext} />
        {problem ? <ProblemNote title={problem.title} takesFocus>{problem.nextStep}</ProblemNote> : null}
        <Button type="submit" variant="default" loading={busy} disabled={!hydrated} style={{ alignSelf: 'flex-start' }}>Change password</Button>
        <p className={classes.note}>You stay signed in here; every other session ends.</p>
      </Stack>
    </form>
  )
}
