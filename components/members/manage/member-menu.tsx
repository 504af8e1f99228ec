'use client'

import { ActionIcon } from '@mantine/core'
import { IconDots, IconKey, IconUserCheck, IconUserCog, IconUserOff } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { MenuButton } from '@/components/ui/menu-button'
import { useAct } from '@/components/ui/use-act'
import type { IssuedLink, MemberSummary } from '@/lib/features/members/members-model'
import { ROLE_NAMES } from '../role-names'
import type { MemberActions } from './actions'
import { DeactivateForm } from './deactivate-form'
import { LinkBox } from './link-box'
import { RoleForm } from './role-form'
import { sayDone, sayFailed } from './say'

type Props = { member: MemberSummary; actions: MemberActions }
const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const
/** Inside the page's main landmark, but outside of the table's frame, which would cut it off. */
const IN_MAIN = { target: '#content' }

/** Everything that an admin can do to another member. */
export function MemberMenu({ member: { id, email, role, active }, actions }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [asking, setAsking] = useState(false)
  const [askingRole, setAskingRole] = useState(false)
  const [issued, setIssued] = useState<IssuedLink | null>(null)
  const [linkOpen, setLinkOpen] = useState(false)
  const { busy, act } = useAct()
  const other = role === 'admin' ? 'finance' : 'admin'
  // The menu's item is gone when the dialog closes: go on at its button.
  const focus = () => button.current?.focus()
  const reactivate = () => act(() => actions.reactivate(id), () => sayDone(`${email} is active again`, 'They can sign in with the password they had.'), sayFailed)
  const resetLink = () => act(() => actions.resetLink(id), (link) => { setIssued(link); setLinkOpen(true) }, sayFailed)

  return (
    <>
      <MenuButton position="bottom-end" portalProps={IN_MAIN} button={<ActionIcon ref={button} variant="default" size={30} loading={busy} aria-label={`Actions for ${email}`}><IconDots {...ICON} /></ActionIcon>}>
        {(Menu) => (active ? (
          <>
            <Menu.Item leftSection={<IconUserCog {...ICON} />} onClick={() => setAskingRole(true)}>Change role to {ROLE_NAMES[other]}</Menu.Item>
            <Menu.Item leftSection={<IconKey {...ICON} />} onClick={resetLink}>New password link</Menu.Item>
            <Menu.Divider />
            <Menu.Item color="var(--cm-bad)" leftSection={<IconUserOff {...ICON} />} onClick={() => setAsking(true)}>Deactivate</Menu.Item>
          </>
        ) : <Menu.Item leftSection={<IconUserCheck {...ICON} />} onClick={reactivate}>Reactivate</Menu.Item>)}
      </MenuButton>
      <Dialog title={`Change the role of ${email}`} opened={askingRole} onClose={() => setAskingRole(false)} onClosed={focus}><RoleForm id={id} email={email} role={other} setRole={actions.setRole} close={() => setAskingRole(false)} /></Dialog>
      <Dialog title={`Deactivate ${email}`} opened={asking} onClose={() => setAsking(false)} onClosed={focus}><DeactivateForm id={id} email={email} deactivate={actions.deactivate} close={() => setAsking(false)} /></Dialog>
      <Dialog title="Link for a new password" opened={linkOpen} onClose={() => setLinkOpen(false)} onClosed={focus}>
        {issued ? <LinkBox issued={issued} purpose="With it they choose a new password; the old one and their sessions end then." close={() => setLinkOpen(false)} /> : null}
      </Dialog>
    </>
  )
}
