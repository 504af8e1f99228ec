'use client'

import { Button, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { FailureNote } from '@/components/ui/failure-note'
import { ProblemNote } from '@/components/ui/problem-note'
import { useAct } from '@/components/ui/use-act'
import type { ActionResult } from '@/lib/queries/action-result'
import { enter, type SignInFailure } from '../enter'
import { NewPasswordInput } from '../new-password-input'

export type Reset = (input: { token: string; password: string }) => Promise<ActionResult<{ email: string; organizationId: string }>>

export function ResetForm({ token, email, reset }: { token: string; email: string; reset: Reset }) {
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<SignInFailure | null>(null)
  const [entering, setEntering] = useState(false)
  const { busy, failure, act } = useAct()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    act(() => reset({ token, password }), ({ organizationId }) => {
      setEntering(true)
      void enter(email, password, '/overview', organizationId).then((failed) => { setRefused(failed); setEntering(false) })
    })
  }
  return (
    <form onSubmit={onSubmit} method="post">
      <Stack gap="md">
        <div>
          <Title order={1}>Choose a new password</Title>
          <Text c="dimmed">For {email}. Sessions with the old one end.</Text>
        </div>
        <FailureNote failure={failure} />
        {refused ? <ProblemNote title={refused.title} takesFocus>{refused.nextStep}</ProblemNote> : null}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordInput label="New password" value={password} onChange={setPassword} />
        <Button type="submit" loading={busy || entering} fullWidth>Save and sign in</Button>
      </Stack>
    </form>
  )
}
