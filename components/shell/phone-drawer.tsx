'use client'

import { Drawer } from '@mantine/core'
import { useDeferredValue, type ReactNode } from 'react'
import classes from './phone-bar.module.css'

type Props = { opened: boolean; onClose: () => void; children: ReactNode }

/** Stands closed for a moment even when it is first drawn: only what opens remembers where the focus was. */
export function PhoneDrawer({ opened, onClose, children }: Props) {
  const open = useDeferredValue(opened, false)
  return (
    <Drawer.Root opened={open} onClose={onClose} size={288}>
      <Drawer.Overlay />
      <Drawer.Content aria-label="Navigation">
        <Drawer.Body className={classes.drawer}>
          <Drawer.CloseButton aria-label="Close navigation" className={classes.close} />
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
