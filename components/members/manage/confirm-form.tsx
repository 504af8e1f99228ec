'use client'

import { Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'
import type { ActionResult } from '@/lib/queries/action-result'
import classes from './manage.module.css'
import { sayDone } from './say'

type Props = { submit: string; danger?: boolean; work: () => Promise<ActionResult<unknown>>; done: [title: string, message: string]; close: () => void; children: ReactNode }

/** Asks before something is done to a person: `children` say what it means. The dialog closes when it is done, which is said beside the page. */
export function ConfirmForm({ submit, danger = false, work, done, close, children }: Props) {
  const { busy, failure, act } = useAct()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    act(work, () => {
      sayDone(...done)
      close()
    })
  }
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <p className={classes.text}>{children}</p>
        <FailureNote failure={failure} />
        <DialogButtons submit={submit} danger={danger} busy={busy} cancel={close} />
      </Stack>
    </form>
  )
}
