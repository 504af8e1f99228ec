'use client'

import { Button, Divider, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { ProblemNote } from '@/components/ui/problem-note'
import { useHydrated } from '@/components/ui/use-hydrated'
import { enter, enterWithProvider, failureOf, type SignInFailure } from './enter'

/** `provider`: what the operator calls their OpenID provider, null without one. */
export function SignInForm({ target, failure, provider }: { target: string; failure: string | null; provider: string | null }) {
  const hydrated = useHydrated()
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState<'password' | 'provider' | null>(null)
  const [problem, setProblem] = useState<SignInFailure | null>(failure === null ? null : failureOf(failure))

  async function go(way: 'password' | 'provider', work: () => Promise<SignInFailure | null>) {
    setBusy(way)
    setProblem(null)
    const failed = await work()
    setProblem(failed)
    if (failed) setBusy(null)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    void go('password', () => enter(email.current?.value ?? '', password.current?.value ?? '', target))
  }

  return (
    <form onSubmit={submit} method="post">
      <Stack gap="md">
        <Title order={1}>Sign in</Title>
        {problem ? <ProblemNote title={problem.title} level={problem.level} takesFocus>{problem.nextStep}</ProblemNote> : null}
        <TextInput ref={email} label="E-mail" type="email" autoComplete="username" required withAsterisk={false} autoFocus />
        <PasswordInput ref={password} label="Password" autoComplete="current-password" required withAsterisk={false} />
        <Button type="submit" loading={busy === 'password'} disabled={!hydrated || busy !== null} fullWidth>Sign in</Button>
        {provider ? (
          <>
            <Divider label="or" />
            <Button variant="default" loading={busy === 'provider'} disabled={!hydrated || busy !== null} onClick={() => void go('provider', () => enterWithProvider(target))} fullWidth>Sign in with {provider}</Button>
          </>
        ) : null}
      </Stack>
    </form>
  )
}
