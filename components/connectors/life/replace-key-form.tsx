'use client'

import { Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, type FormEvent } from 'react'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import { KeyInput } from '../key-input'
import { attemptOf, useKeyAttempt } from '../use-key-attempt'
import { isAboutTheKey } from '../verify'
import { VerifyProblemNote } from '../verify-problem-note'
import type { ConnectorActions, Named } from './actions'

type Props = { connector: Named; replaceKey: ConnectorActions['replaceKey']; close: () => void }

/** Verifies a new key and only then lets go of the old one. */
export function ReplaceKeyForm({ connector, replaceKey, close }: Props) {
  const key = useRef<HTMLInputElement>(null)
  const { busy, problem, attempts, secondsLeft, submit, again, dismiss } = useKeyAttempt()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void submit(attemptOf(() => replaceKey({ connectorId: connector.id, key: key.current?.value ?? '' }), ({ name, keyLast4 }) => {
      notifications.show({ title: `The key of ${name} was replaced`, message: `It reads with …${keyLast4} from now on.` })
      close()
    }))
  }
  return (
    <form onSubmit={onSubmit} method="post" noValidate autoComplete="off">
      <Stack gap="sm">
        <div>Paste another Admin key of the same OpenAI organization. The old one, …{connector.keyLast4}, is destroyed once the new one works.</div>
        <KeyInput id="new-admin-key" label="New Admin key" input={key} problem={problem} problemId="replace-problem" attempts={attempts} onChange={dismiss} />
        {problem ? <VerifyProblemNote key={attempts} id="replace-problem" problem={problem} secondsLeft={secondsLeft} busy={busy} tryAgain={again} takesFocus={!isAboutTheKey(problem)} /> : null}
        <DialogButtons submit="Verify and replace" busy={busy} cancel={close} />
      </Stack>
    </form>
  )
}
