'use client'

import { ActionIcon } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots, IconKey, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { MenuButton } from '@/components/ui/menu-button'
import type { ConnectorActions, Named } from './actions'
import { RemoveForm } from './remove-form'
import { RenameForm } from './rename-form'
import { ReplaceKeyForm } from './replace-key-form'
import { useAct } from '@/components/ui/use-act'

type Props = { connector: Named; actions: ConnectorActions }
const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const
/** Inside the page's main landmark, but outside of the table's frame, which would cut it off. */
const IN_MAIN = { target: '#content' }

/** Everything that can be done to a connector besides syncing it. */
export function ConnectorMenu({ connector, actions }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [dialog, setDialog] = useState<'rename' | 'replace' | 'remove' | null>(null)
  const { busy, act } = useAct()
  const { id, name, paused } = connector
  const close = () => setDialog(null)
  // The menu's item is gone when the dialog closes: go on at its button.
  const focus = () => button.current?.focus()
  const toggle = () => act(() => (paused ? actions.resume(id) : actions.pause(id)),
    () => notifications.show({ title: `${name} is ${paused ? 'active again' : 'paused'}`, message: paused ? 'The next poll makes up for the days it missed.' : 'Nothing is read until you resume it.' }),
    (failure) => notifications.show({ color: 'red', title: failure.message, message: failure.nextStep }))

  return (
    <>
      <MenuButton position="bottom-end" portalProps={IN_MAIN} button={<ActionIcon ref={button} variant="default" size={30} loading={busy} aria-label={`Actions for ${name}`}><IconDots {...ICON} /></ActionIcon>}>
        {(Menu) => (
          <>
            <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => setDialog('rename')}>Rename</Menu.Item>
            <Menu.Item leftSection={<IconKey {...ICON} />} onClick={() => setDialog('replace')}>Replace key</Menu.Item>
            <Menu.Item leftSection={paused ? <IconPlayerPlay {...ICON} /> : <IconPlayerPause {...ICON} />} onClick={toggle}>{paused ? 'Resume' : 'Pause'}</Menu.Item>
            <Menu.Divider />
            <Menu.Item color="var(--cm-bad)" leftSection={<IconTrash {...ICON} />} onClick={() => setDialog('remove')}>Remove</Menu.Item>
          </>
        )}
      </MenuButton>
      <Dialog title={`Rename “${name}”`} opened={dialog === 'rename'} onClose={close} onClosed={focus}><RenameForm connector={connector} rename={actions.rename} close={close} /></Dialog>
      <Dialog title={`Replace the key of “${name}”`} opened={dialog === 'replace'} onClose={close} onClosed={focus}><ReplaceKeyForm connector={connector} replaceKey={actions.replaceKey} close={close} /></Dialog>
      <Dialog title={`Remove “${name}”`} opened={dialog === 'remove'} onClose={close} onClosed={focus}><RemoveForm connector={connector} remove={actions.remove} close={close} /></Dialog>
    </>
  )
}
