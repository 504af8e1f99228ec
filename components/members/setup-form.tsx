'use client'

import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { ProblemNote } from '@/components/ui/problem-note'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { ActionResult } from '@/lib/queries/action-result'
import { enter } from './enter'
import { NewPasswordInput } from './new-password-input'
import { useEntering } from './use-entering'

export type CreateOrganization = (input: { token: string; organizationName: string; email: string; password: string }) => Promise<ActionResult<{ email: string }>>
/** `token` undefined: the link is still being read. */
export function SetupForm({ token, createOrganization }: { token: string | undefined; createOrganization: CreateOrganization }) {
  const hydrated = useHydrated()
  const organizationName = useRef<HTMLInputElement>(null)
  const email = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const { busy, problem, submit } = useEntering()
  const create = (event: FormEvent) => void submit(
    event,
    () => createOrganization({ token: token ?? '', organizationName: organizationName.current?.value ?? '', email: email.current?.value ?? '', password }),
    (made) => enter(made.email, password, '/overview'),
  )

  return (
    <form onSubmit={create} method="post">
      <Stack gap="md">
        <div>
          <Title order={1}>Set up CloudMonitor</Title>
          <Text c="dimmed">You become the first admin. The link you came from works once.</Text>
        </div>
        {problem ? <ProblemNote title={problem.title} takesFocus actions={<ButtonLink href="/login" variant="default" size="xs">Go to sign-in</ButtonLink>}>{problem.nextStep}</ProblemNote> : null}
        <TextInput ref={organizationName} label="Organization name" autoComplete="organization" maxLength={120} required withAsterisk={false} />
        <TextInput ref={email} label="E-mail" type="email" autoComplete="username" required withAsterisk={false} />
        <NewPasswordInput value={password} onChange={setPassword} />
        <Button type="submit" loading={busy} disabled={!hydrated || token === undefined} fullWidth>Create organization</Button>
      </Stack>
    </form>
  )
}
