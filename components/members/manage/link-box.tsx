'use client'

import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { formatInstant } from '@/components/ui/format-time'
import type { IssuedLink } from '@/lib/features/members/members-model'
import classes from './manage.module.css'

type Props = { issued: IssuedLink; purpose: string; close: () => void }
const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

/** A single-use link, shown once, to be sent by the admin: CloudMonitor sends no mail. */
export function LinkBox({ issued: { link, email, expiresAt }, purpose, close }: Props) {
  const clipboard = useClipboard({ timeout: 3000 })
  return (
    <Stack gap="sm">
      <p className={classes.text}>Send this link to {email} yourself. {purpose} It works once, until {formatInstant(expiresAt)}, and is shown only now.</p>
      <TextInput label="Link" value={link} readOnly data-autofocus onFocus={(event) => event.currentTarget.select()} classNames={{ input: classes.link }}
        error={clipboard.error ? 'Your browser does not let this page copy: select the link and copy it.' : null} />
      <Group justify="flex-end" gap="xs" mt="sm">
        <Button variant="default" leftSection={clipboard.copied ? <IconCheck {...ICON} /> : <IconCopy {...ICON} />} onClick={() => clipboard.copy(link)}>{clipboard.copied ? 'Copied' : 'Copy link'}</Button>
        <Button onClick={close}>Done</Button>
      </Group>
    </Stack>
  )
}
