'use client'

import { Menu } from '@mantine/core'
import { cloneElement, useDeferredValue, useState } from 'react'
import type { MenuButtonProps } from './menu-button'

/** The button takes the focus from the one whose place it takes, then the menu opens: closed, it gives the focus back to it. */
export function PressedMenu({ button, children, ...menu }: MenuButtonProps) {
  const [opened, setOpened] = useState(true)
  const open = useDeferredValue(opened, false)
  return (
    <Menu opened={open} onChange={setOpened} withInitialFocusPlaceholder={false} {...menu}>
      <Menu.Target>{cloneElement(button, { autoFocus: true })}</Menu.Target>
      <Menu.Dropdown>{children(Menu)}</Menu.Dropdown>
    </Menu>
  )
}
