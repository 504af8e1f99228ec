'use client'

import { Button, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useRef, useState, type FormEvent } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'
import { KeyInput } from './key-input'
import { ConfirmReplace } from './life/confirm-replace'
import { connectorPath } from './paths'
import { attemptOf, useKeyAttempt } from './use-key-attempt'
import { isAboutTheKey, type ReplaceKeyAction, type VerifyAction, type VerifyProblem } from './verify'
import { VerifyProblemNote } from './verify-problem-note'

type Props = { verify: VerifyAction; replaceKey: ReplaceKeyAction }
type Owner = NonNullable<VerifyProblem['connector']>

/** Name and key of a new connector. Where one reads the organization already, the same key may take the place of that one's. */
export function KeyForm({ verify, replaceKey }: Props) {
  const router = useRouter()
  const hydrated = useHydrated()
  const name = useRef<HTMLInputElement>(null)
  const key = useRef<HTMLInputElement>(null)
  const [owner, setOwner] = useState<Owner | null>(null)
  const { busy, problem, attempts, secondsLeft, submit, again, dismiss } = useKeyAttempt()
  const pasted = () => key.current?.value ?? ''

  function leave(path: string) {
    if (key.current) key.current.value = ''
    router.replace(path)
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void submit(attemptOf(() => verify({ name: name.current?.value ?? '', key: pasted() }), ({ draftId }) => leave(`/settings/ai-providers/openai/new?draft=${draftId}`)))
  }
  function replace({ id }: Owner) {
    setOwner(null)
    void submit(attemptOf(() => replaceKey({ connectorId: id, key: pasted() }), (replaced) => {
      notifications.show({ title: `The key of ${replaced.name} was replaced`, message: `It reads with …${replaced.keyLast4} from now on.` })
      leave(connectorPath(id))
    }))
  }

  return (
    <>
      <form onSubmit={onSubmit} method="post" noValidate autoComplete="off">
        <Stack gap="md">
          <TextInput ref={name} label="Connector name" defaultValue="OpenAI" maxLength={80} autoComplete="off" description="The name shown in lists and reports." />
          <KeyInput id="admin-key" label="Admin key" input={key} problem={problem} problemId="verify-problem" attempts={attempts} onChange={dismiss} />
          {problem ? (
            <VerifyProblemNote key={attempts} id="verify-problem" problem={problem} secondsLeft={secondsLeft} busy={busy} tryAgain={again} takesFocus={!isAboutTheKey(problem)} replace={() => setOwner(problem.connector)} />
          ) : null}
          <div><Button type="submit" loading={busy} disabled={!hydrated}>Verify</Button></div>
        </Stack>
      </form>
      <ConfirmReplace owner={owner} close={() => setOwner(null)} replace={replace} />
    </>
  )
}
