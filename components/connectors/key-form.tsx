'use client'

import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, type FormEvent } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useVerify } from './use-verify'
import { isAboutTheKey, type VerifyAction } from './verify'
import { VerifyProblemNote } from './verify-problem-note'

const NO_AUTOFILL = { autoComplete: 'new-password', spellCheck: false, 'data-1p-ignore': true, 'data-lpignore': 'true', 'data-bwignore': true, 'data-form-type': 'other' } as const

/** The key stays in its field: no state, no storage, no address. It has no `name`, so no form can ever carry it into an address. */
export function KeyForm({ verify }: { verify: VerifyAction }) {
  const router = useRouter()
  const hydrated = useHydrated()
  const name = useRef<HTMLInputElement>(null)
  const key = useRef<HTMLInputElement>(null)

  const { busy, problem, attempt, secondsLeft, submit, dismiss } = useVerify(
    verify,
    () => ({ name: name.current?.value ?? '', key: key.current?.value ?? '' }),
    (draftId) => {
      if (key.current) key.current.value = ''
      router.replace(`/settings/ai-providers/openai/new?draft=${draftId}`)
    },
  )
  const keyIsWrong = isAboutTheKey(problem)
  useEffect(() => {
    if (keyIsWrong) key.current?.focus()
  }, [keyIsWrong, attempt])

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void submit()
  }

  return (
    <form onSubmit={onSubmit} method="post" noValidate autoComplete="off">
      <Stack gap="md">
        <TextInput ref={name} label="Connector name" defaultValue="OpenAI" maxLength={80} autoComplete="off" description="How CloudMonitor calls it in lists and reports." />
        <PasswordInput
          ref={key} id="admin-key" label="Admin key" placeholder="sk-admin-…" description="Sent once, stored encrypted, and shown from then on only by its last four characters."
          onChange={dismiss} aria-invalid={keyIsWrong || undefined} aria-describedby={problem ? 'verify-problem admin-key-description' : 'admin-key-description'}
          {...NO_AUTOFILL}
        />
        {problem ? <VerifyProblemNote key={attempt} id="verify-problem" problem={problem} secondsLeft={secondsLeft} busy={busy} tryAgain={submit} takesFocus={!keyIsWrong} /> : null}
        <div><Button type="submit" loading={busy} disabled={!hydrated}>Verify</Button></div>
      </Stack>
    </form>
  )
}
