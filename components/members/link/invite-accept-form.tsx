'use client'

import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { ProblemNote } from '@/components/ui/problem-note'
import type { Role } from '@/lib/domain/roles'
import type { ActionResult } from '@/lib/queries/action-result'
import { enter } from '../enter'
import { NewPasswordInput } from '../new-password-input'
import { ROLE_NAMES, ROLE_TEXTS } from '../role-names'
import { useEntering } from '../use-entering'

export type Offer = { organization: string; email: string; role: Role; hasAccount: boolean; signedIn: boolean }
export type Accept = (input: { token: string; name: string; password: string }) => Promise<ActionResult<{ email: string; organizationId: string; entered: boolean }>>
/** A new person chooses a name and a password; one with an account gives theirs, or is signed in with it already. */
export function InviteAcceptForm({ token, offer: { organization, email, role, hasAccount, signedIn }, accept }: { token: string; offer: Offer; accept: Accept }) {
  const name = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const { busy, problem, submit } = useEntering()
  const join = (event: FormEvent) => void submit(event, () => accept({ token, name: name.current?.value ?? '', password }), async ({ entered, organizationId }) => {
    if (!entered) return enter(email, password, '/overview', organizationId)
    window.location.replace('/overview')
    return null
  })

  return (
    <form onSubmit={join} method="post">
      <Stack gap="md">
        <div>
          <Title order={1}>Join {organization}</Title>
          <Text c="dimmed">As {email}. Your role is {ROLE_NAMES[role]}: {ROLE_TEXTS[role].toLowerCase()}</Text>
        </div>
        {problem ? <ProblemNote title={problem.title} takesFocus>{problem.nextStep}</ProblemNote> : null}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        {hasAccount ? null : <TextInput ref={name} label="Name" maxLength={120} autoComplete="name" />}
        {hasAccount && !signedIn ? <PasswordInput label="Password" description="You already have an account here: enter its password." autoComplete="current-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} required withAsterisk={false} /> : null}
        {hasAccount ? null : <NewPasswordInput value={password} onChange={setPassword} />}
        <Button type="submit" loading={busy} fullWidth>Join</Button>
      </Stack>
    </form>
  )
}
