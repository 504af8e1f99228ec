'use client'

import type { Menu as MantineMenu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { forgetTones } from '@/components/charts/use-kept-tones'
import type { ActionResult } from '@/lib/queries/action-result'
import { announceSwitch } from './live-page'

export type Organization = { id: string; name: string }
export type SwitchTo = (organizationId: string) => Promise<ActionResult<null>>
type Props = { current: Organization; organizations: Organization[]; switchTo: SwitchTo; menu: typeof MantineMenu }

/** The organizations a person may enter, where there is more than one. A full load afterwards: nothing of the old one stays. */
export function OrganizationMenu({ current, organizations, switchTo, menu: Menu }: Props) {
  async function enter(id: string) {
    const answer = await switchTo(id).catch(() => null)
    if (!answer?.ok) return notifications.show({ color: 'red', title: answer?.message ?? 'CloudMonitor did not answer.', message: answer?.nextStep ?? 'Check your connection and try again.' })
    announceSwitch(id)
    forgetTones()
    window.location.replace('/overview')
  }
  if (organizations.length < 2) return null
  return (
    <>
      <Menu.Label>Organization</Menu.Label>
      <Menu.RadioGroup value={current.id}>
        {organizations.map(({ id, name }) => <Menu.RadioItem key={id} value={id} onChange={() => void enter(id)}>{name}</Menu.RadioItem>)}
      </Menu.RadioGroup>
      <Menu.Divider />
    </>
  )
}
