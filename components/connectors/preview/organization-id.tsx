'use client'

import { TextInput } from '@mantine/core'

type Props = { value: string; onChange: (value: string) => void }

/** Only where no answer of OpenAI said which organization the key belongs to. */
export const OrganizationId = ({ value, onChange }: Props) => (
  <TextInput
    label="OpenAI organization ID" placeholder="org-…" maxLength={120} autoComplete="off" maw={400} value={value} onChange={(event) => onChange(event.currentTarget.value)}
    description="OpenAI did not say which organization this key belongs to. You find the ID at OpenAI under Settings → General."
  />
)
