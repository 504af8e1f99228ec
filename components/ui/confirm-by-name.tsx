import { TextInput } from '@mantine/core'

type Props = { name: string; typed: string; onChange: (typed: string) => void }

/** What cannot be undone is done by typing the name, not by a second click. */
export const ConfirmByName = ({ name, typed, onChange }: Props) => (
  <TextInput label={`Type “${name}” to confirm`} value={typed} onChange={(event) => onChange(event.currentTarget.value)} autoComplete="off" spellCheck={false} />
)

export const isConfirmed = (name: string, typed: string): boolean => typed.trim() === name.trim()
