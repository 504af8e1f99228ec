'use client'

import { Button, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { ProblemNote } from '@/components/ui/problem-note'
import type { ActionResult } from '@/lib/queries/action-result'
import { enter } from '../enter'
import { NewPasswordInput } from '../new-password-input'
import { useEntering } from '../use-entering'

export type Reset = (input: { token: string; password: string }) => Promise<ActionResult<{ email: string; organizationId: string }>>

export function ResetForm({ token, email, reset }: { token: string; email: string; reset: Reset }) {
  const [password, setPassword] = useState('')
  const { busy, problem, submit } = useEntering()
  const save = (event: FormEvent) => void submit(event, () => reset({ token, password }), ({ organizationId }) => enter(email, password, '/overview', organizationId))

  return (
    <form onSubmit={save} method="post">
      <Stack gap="md">
        <div>
          <Title order={1}>Choose a new password</Title>
          <Text c="dimmed">For {email}. Sessions with the old one end.</Text>
        </div>
        {problem ? <ProblemNote title={problem.title} takesFocus>{problem.nextStep}</ProblemNote> : null}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordInput label="New password" value={password} onChange={setPassword} />
        <Button type="submit" loading={busy} fullWidth>Save and sign in</Button>
      </Stack>
    </form>
  )
}
