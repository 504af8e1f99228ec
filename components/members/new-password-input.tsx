'use client'

import { PasswordInput, Progress } from '@mantine/core'
import { passwordAdvice } from './password-advice'
import classes from './new-password-input.module.css'

type Props = { label?: string; value: string; onChange: (value: string) => void }

export function NewPasswordInput({ label = 'Password', value, onChange }: Props) {
  const { strength, advice } = passwordAdvice(value)
  return (
    <div>
      <PasswordInput
        label={label} autoComplete="new-password" required withAsterisk={false} minLength={12} maxLength={256}
        value={value} onChange={(event) => onChange(event.currentTarget.value)} aria-describedby="password-advice"
      />
      <Progress.Root size={4} mt={8} aria-hidden>
        <Progress.Section value={strength} color={strength < 50 ? 'var(--cm-warn)' : 'var(--cm-good)'} />
      </Progress.Root>
      <p id="password-advice" className={classes.advice}>{advice}</p>
    </div>
  )
}
