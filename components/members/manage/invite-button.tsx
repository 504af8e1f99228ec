'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { MemberActions } from './actions'
import { InviteForm } from './invite-form'

export function InviteButton({ invite }: { invite: MemberActions['invite'] }) {
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button onClick={() => setOpened(true)}>Invite member</Button>
      <Dialog title="Invite a member" opened={opened} onClose={close}><InviteForm invite={invite} close={close} /></Dialog>
    </>
  )
}
