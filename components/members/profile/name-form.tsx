'use client'

import { Button, Stack, TextInput } from '@mantine/core'
import { useRef, type FormEvent } from 'react'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { ActionResult } from '@/lib/queries/action-result'
import { sayDone } from '../manage/say'
import classes from './profile.module.css'

export function NameForm({ name, rename }: { name: string | null; rename: (name: string) => Promise<ActionResult<null>> }) {
  const hydrated = useHydrated()
  const input = useRef<HTMLInputElement>(null)
  const { busy, failure, act } = useAct()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    act(() => rename(input.current?.value ?? ''), () => sayDone('Your name is saved'))
  }
  return (
    <form onSubmit={onSubmit} className={classes.form} method="post">
      <Stack gap="sm" align="stretch">
        <TextInput ref={input} label="Name" defaultValue={name ?? ''} maxLength={120} autoComplete="name" description="How other members see you. Empty: your e-mail." />
        <FailureNote failure={failure} />
        <Button type="submit" variant="default" loading={busy} disabled={!hydrated} style={{ alignSelf: 'flex-start' }}>Save name</Button>
      </Stack>
    </form>
  )
}
