'use client'

import { ActionIcon, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconRefresh } from '@tabler/icons-react'
import { useTransition } from 'react'
import type { ActionResult } from '@/lib/queries/action-result'

export type SyncResult = { rows: number; changedDays: number; rejected: number }
export type SyncAction = (connectorId: string) => Promise<ActionResult<SyncResult>>

const counted = (count: number, one: string, many: string) => `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

function say(name: string, { rows, changedDays, rejected }: SyncResult) {
  const changed = changedDays === 0 ? 'nothing had changed' : `${counted(changedDays, 'day', 'days')} changed`
  const aside = rejected > 0 ? ` ${counted(rejected, 'row was', 'rows were')} set aside.` : ''
  notifications.show({ title: `${name} is up to date`, message: `${counted(rows, 'row', 'rows')} read, ${changed}.${aside}` })
}

type Props = { connectorId: string; name: string; sync: SyncAction; compactFor?: string }

/** `compactFor`: in a row of a table only its icon shows, described by the element of this id. */
export function SyncButton({ connectorId, name, sync, compactFor }: Props) {
  const [busy, start] = useTransition()
  const run = () => start(async () => {
    const answer = await sync(connectorId).catch(() => null)
    if (answer?.ok) return say(name, answer.value)
    notifications.show({ color: 'red', autoClose: 10_000, title: answer?.message ?? 'CloudMonitor did not answer.', message: answer?.nextStep ?? 'Check your connection and try again.' })
  })
  const icon = <IconRefresh size={16} stroke={1.75} aria-hidden />
  if (compactFor) return <ActionIcon variant="default" size={30} loading={busy} onClick={run} aria-label="Sync now" title="Sync now" aria-describedby={compactFor}>{icon}</ActionIcon>
  return <Button size="xs" variant="default" leftSection={icon} loading={busy} onClick={run}>Sync now</Button>
}
