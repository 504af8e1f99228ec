'use client'

import { Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { ProblemNote } from '@/components/ui/problem-note'
import { useHydrated } from '@/components/ui/use-hydrated'
import { enter, failureOf, type SignInFailure } from './enter'

export function SignInForm({ target, failure }: { target: string; failure: string | null }) {
  const hydrated = useHydrated()
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SignInFailure | null>(failure === null ? null : failureOf(failure))

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const failed = await enter(email.current?.value ?? '', password.current?.value ?? '', target)
    setProblem(failed)
    if (failed) setBusy(false)
  }

  return (
    <form onSubmit={submit} method="post">
      <Stack gap="md">
        <Title order={1}>Sign in</Title>
        {problem ? <ProblemNote title={problem.title} takesFocus>{problem.nextStep}</ProblemNote> : null}
        <TextInput ref={email} label="E-mail" type="email" autoComplete="username" required withAsterisk={false} autoFocus />
        <PasswordInput ref={password} label="Password" autoComplete="current-password" required withAsterisk={false} />
        <Button type="submit" loading={busy} disabled={!hydrated} fullWidth>Sign in</Button>
      </Stack>
    </form>
  )
}
