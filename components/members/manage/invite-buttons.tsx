'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { useAct } from '@/components/ui/use-act'
import type { InviteSummary, IssuedLink } from '@/lib/features/members/members-model'
import type { MemberActions } from './actions'
import { LinkBox } from './link-box'
import classes from './manage.module.css'
import { RevokeForm } from './revoke-form'
import { sayFailed } from './say'

/** The link itself is kept nowhere, so a lost one is replaced, not shown again. */
export function InviteButtons({ invite, actions }: { invite: InviteSummary; actions: MemberActions }) {
  const { id, email } = invite
  const [issued, setIssued] = useState<IssuedLink | null>(null)
  const [opened, setOpened] = useState(false)
  const [asking, setAsking] = useState(false)
  const { busy, act } = useAct()
  const close = () => setOpened(false)
  const reissue = () => act(() => actions.reissue(id), (link) => { setIssued(link); setOpened(true) }, sayFailed)
  return (
    <div className={classes.buttons}>
      <Button size="xs" variant="default" disabled={busy} onClick={reissue} aria-label={`New link for ${email}`}>New link</Button>
      <Button size="xs" variant="default" disabled={busy} onClick={() => setAsking(true)} aria-label={`Revoke the invite of ${email}`}>Revoke</Button>
      <Dialog title="New link" opened={opened} onClose={close}>{issued ? <LinkBox issued={issued} purpose="The link they had before does not work any more." close={close} /> : null}</Dialog>
      <Dialog title={`Revoke the invite of ${email}`} opened={asking} onClose={() => setAsking(false)}><RevokeForm invite={invite} revoke={actions.revoke} close={() => setAsking(false)} /></Dialog>
    </div>
  )
}
