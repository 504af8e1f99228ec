'use client'

import { PasswordInput } from '@mantine/core'
import { useEffect, useRef, type RefObject } from 'react'
import { isAboutTheKey, type VerifyProblem } from './verify'

const NO_AUTOFILL = { autoComplete: 'new-password', spellCheck: false, 'data-1p-ignore': true, 'data-lpignore': 'true', 'data-bwignore': true, 'data-form-type': 'other' } as const

type Props = { id: string; label: string; input: RefObject<HTMLInputElement | null>; problem: VerifyProblem | null; problemId: string; attempts: number; onChange: () => void }

/** Where a key is pasted. It stays in its field: no state, no storage, and no `name`, so no form can carry it into an address. */
export function KeyInput({ id, label, input, problem, problemId, attempts, onChange }: Props) {
  const shown = useRef(0)
  const wrong = isAboutTheKey(problem)
  useEffect(() => {
    if (wrong && shown.current !== attempts) input.current?.focus()
    shown.current = attempts
  }, [wrong, attempts, input])
  return (
    <PasswordInput
      ref={input} id={id} label={label} placeholder="sk-admin-…" description="Sent once, stored encrypted, and shown from then on only by its last four characters."
      onChange={onChange} aria-invalid={wrong || undefined} aria-describedby={problem ? `${problemId} ${id}-description` : `${id}-description`}
      {...NO_AUTOFILL}
    />
  )
}
