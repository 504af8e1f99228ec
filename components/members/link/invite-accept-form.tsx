'use client'

import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { ProblemNote } from '@/components/ui/problem-note'
import type { Role } from '@/lib/domain/roles'
import type { ActionResult } from '@/lib/queries/action-result'
import { enter } from '../enter'
import { NewPasswordInput } from '../new-password-input'
import { ROLE_NAMES, ROLE_TEXTS } from '../role-names'

export type Offer = { organization: string; email: string; role: Role; hasAccount: boolean; signedIn: boolean }
export type Accept = (input: { token: string; name: string; password: string }) => Promise<ActionResult<{ email: string; organizationId: string; entered: boolean }>>
type Problem = { title: string; nextStep: string | null }
const UNREACHABLE: Problem = { title: 'CloudMonitor did not answer.', nextStep: 'Check your connection and try again. Nothing you typed is lost.' }

/** A new person chooses a name and a password; one with an account gives theirs, or is signed in with it already. */
export function InviteAcceptForm({ token, offer: { organization, email, role, hasAccount, signedIn }, accept }: { token: string; offer: Offer; accept: Accept }) {
  const name = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function join(): Promise<Problem | null> {
    const answer = await accept({ token, name: name.current?.value ?? '', password }).catch(() => null)
    if (!answer) return UNREACHABLE
    if (!answer.ok) return { title: answer.message, nextStep: answer.nextStep }
    if (!answer.value.entered) return enter(email, password, '/overview', answer.value.organizationId)
    window.location.replace('/overview')
    return null
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const failed = await join()
    setProblem(failed)
    if (failed) setBusy(false)
  }
  return (
    <form onSubmit={submit} method="post">
      <Stack gap="md">
        <div>
          <Title order={1}>Join {organization}</Title>
          <Text c="dimmed">As {email}. Your role is {ROLE_NAMES[role]}: {ROLE_TEXTS[role].toLowerCase()}</Text>
        </div>
        {problem ? <ProblemNote title={problem.title} takesFocus>{problem.nextStep}</ProblemNote> : null}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        {hasAccount ? null : <TextInput ref={name} label="Name" maxLength={120} autoComplete="name" />}
        {hasAccount && !signedIn ? <PasswordInput label="Password" description="You have an account here already: its password." autoComplete="current-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} required withAsterisk={false} /> : null}
        {hasAccount ? null : <NewPasswordInput value={password} onChange={setPassword} />}
        <Button type="submit" loading={busy} fullWidth>Join</Button>
      </Stack>
    </form>
  )
}
